import { ts } from "ts-morph";
import type { Expression, Step } from "../facts/index.js";
import { boundNames, lexicalNames, lexicalOf } from "./declared-names.js";
import { assign, lowerBinding } from "./lower-binding.js";
import { classSteps } from "./lower-class.js";
import { lowerExpression, targetOf } from "./lower-expression.js";
import { lowerFunction } from "./lower-function.js";
import { importSteps, loadedModule } from "./lower-import.js";
import { name, nothing, scalar, string, type Lowering } from "./lowering.js";

/** What the statements of a cell, a function or a block do: functions are there before all else. */
export function lowerStatements(statements: readonly ts.Statement[], at: Lowering): Step[] {
  const functions = statements.filter((statement) => ts.isFunctionDeclaration(statement));
  const rest = statements.filter((statement) => !ts.isFunctionDeclaration(statement));
  return [
    ...[...functions, ...rest].flatMap((statement) => lowerStatement(statement, at)),
    ...statements.flatMap((statement) =>
      ts.isVariableStatement(statement) ? disposals(statement.declarationList, at) : [],
    ),
  ];
}

/** `using x = …` ends with the block, which calls what no name stands for. */
function disposals(list: ts.VariableDeclarationList, at: Lowering): Step[] {
  if (!isUsing(list)) return [];
  const line = at.lineOf(list);
  return list.declarations.flatMap((declaration) =>
    boundNames(declaration.name).map((own): Step => {
      const callee: Expression = {
        kind: "attribute",
        of: name(at.nameOf(own), line),
        name: "[Symbol.dispose]",
      };
      return {
        kind: "evaluate",
        value: { kind: "call", callee, arguments: [], line },
        shown: false,
        line,
      };
    }),
  );
}

function isUsing({ flags }: ts.VariableDeclarationList): boolean {
  return (flags & ts.NodeFlags.Using) !== 0;
}

/** The same where the block declares names for itself. */
function lowerBlock(statements: readonly ts.Statement[], at: Lowering): Step[] {
  return lowerStatements(statements, at.block(lexicalNames(statements)));
}

function lowerStatement(node: ts.Statement, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const of = (inner: ts.Expression): Expression => lowerExpression(inner, at);
  const evaluate = (value: Expression): Step => ({ kind: "evaluate", value, shown: false, line });
  if (isTypeOnly(node)) return [];
  if (ts.isExpressionStatement(node)) return expressionStatement(node, at);
  if (ts.isVariableStatement(node)) return lowerDeclarations(node.declarationList, at);
  if (ts.isFunctionDeclaration(node)) {
    if (node.body === undefined) return [];
    const own = at.nameOf(node.name?.text ?? "default");
    return [{ kind: "define", name: own, function: lowerFunction(node, at), decorators: [], line }];
  }
  if (ts.isClassDeclaration(node)) return classSteps(node, at);
  if (ts.isEnumDeclaration(node)) return enumSteps(node, at);
  if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node) || ts.isExportDeclaration(node))
    return importSteps(node, at);
  if (ts.isExportAssignment(node)) return [evaluate(of(node.expression))];
  if (ts.isBlock(node)) return lowerBlock(node.statements, at);
  if (ts.isIfStatement(node)) {
    const branches = [lowerBody(node.thenStatement, at)];
    if (node.elseStatement !== undefined) branches.push(lowerBody(node.elseStatement, at));
    const exhaustive = node.elseStatement !== undefined;
    return [evaluate(of(node.expression)), { kind: "branch", branches, exhaustive, line }];
  }
  if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    const body = [evaluate(of(node.expression)), ...lowerBody(node.statement, at)];
    return [repeated(body, line)];
  }
  if (ts.isForStatement(node)) return forSteps(node, at);
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return forEachSteps(node, at);
  if (ts.isSwitchStatement(node)) return switchSteps(node, at);
  if (ts.isTryStatement(node)) return trySteps(node, at);
  if (ts.isLabeledStatement(node)) return lowerStatement(node.statement, at);
  if (ts.isThrowStatement(node)) return [evaluate({ kind: "raise", value: of(node.expression) })];
  if (ts.isReturnStatement(node))
    return [{ kind: "return", value: node.expression === undefined ? null : of(node.expression), line }];
  if (ts.isEmptyStatement(node) || ts.isBreakOrContinueStatement(node) || ts.isDebuggerStatement(node))
    return [];
  return [{ kind: "anything", because: "uses syntax that is not followed", line }];
}

/** Gone when the cell runs: types, and what is only declared. */
export function isTypeOnly(node: ts.Statement): boolean {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return true;
  const modifiers = ts.canHaveModifiers(node) ? (ts.getModifiers(node) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
}

function lowerBody(node: ts.Statement, at: Lowering): Step[] {
  return ts.isBlock(node) ? lowerBlock(node.statements, at) : lowerStatement(node, at);
}

function expressionStatement(node: ts.ExpressionStatement, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const apart = destructuring(node.expression, at, line);
  if (apart !== null) return apart;
  return [{ kind: "evaluate", value: lowerExpression(node.expression, at), shown: false, line }];
}

/** `[a, b] = [b, a]`; an object's pattern with names alone. */
function destructuring(expression: ts.Expression, at: Lowering, line: number): Step[] | null {
  const node = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return null;
  const { left } = node;
  const isArray = ts.isArrayLiteralExpression(left);
  if (!isArray && !ts.isObjectLiteralExpression(left)) return null;
  const places = isArray
    ? left.elements.map((element) => targetOf(element, at))
    : left.properties.map((part) =>
        ts.isShorthandPropertyAssignment(part) && part.objectAssignmentInitializer === undefined
          ? targetOf(part.name, at)
          : ts.isPropertyAssignment(part)
            ? targetOf(part.initializer, at)
            : null,
      );
  const targets = places.filter((place) => place !== null);
  if (targets.length !== places.length)
    return [{ kind: "anything", because: "takes a value apart in a way that is not followed", line }];
  const value = lowerExpression(node.right, at);
  return [{ kind: "assign", targets: [{ kind: "unpack", targets }], value, line }];
}

function lowerDeclarations(list: ts.VariableDeclarationList, at: Lowering): Step[] {
  const hoisted = (list.flags & ts.NodeFlags.BlockScoped) === 0;
  return list.declarations.flatMap((declaration): Step[] => {
    const line = at.lineOf(declaration);
    const { initializer, name: binding } = declaration;
    if (initializer === undefined) {
      const unset = boundNames(binding).map((own) => assign(at.nameOf(own), nothing, line));
      // `var x` alone leaves what `x` is.
      return hoisted ? [{ kind: "branch", branches: [unset], exhaustive: false, line }] : unset;
    }
    const module = loadedModule(initializer);
    if (module !== null && at.locals === null) return moduleBinding(binding, module, at, line);
    return lowerBinding(binding, lowerExpression(initializer, at), at, line);
  });
}

/** `const fs = require("node:fs")`, `const { join } = await import("node:path")`. */
function moduleBinding(binding: ts.BindingName, module: string, at: Lowering, line: number): Step[] {
  if (ts.isIdentifier(binding))
    return [{ kind: "import", name: at.nameOf(binding.text), module, member: null, line }];
  const whole = at.fresh("module");
  const loaded: Step = { kind: "import", name: whole, module, member: null, line };
  return [loaded, ...lowerBinding(binding, name(whole, line), at, line)];
}

function enumSteps(node: ts.EnumDeclaration, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const items = node.members.map((member) => ({
    key: string(null),
    value: member.initializer === undefined ? scalar : lowerExpression(member.initializer, at),
    spread: false,
  }));
  return [assign(at.nameOf(node.name.text), { kind: "collection", type: "dict", items }, line)];
}

function repeated(body: readonly Step[], line: number): Step {
  return { kind: "loop", over: null, target: null, body, otherwise: [], line };
}

function forSteps(node: ts.ForStatement, outer: Lowering): Step[] {
  const line = outer.lineOf(node);
  const list =
    node.initializer !== undefined && ts.isVariableDeclarationList(node.initializer)
      ? node.initializer
      : null;
  const at = list === null ? outer : outer.block(lexicalOf(list));
  const evaluate = (expression: ts.Expression | undefined): Step[] =>
    expression === undefined
      ? []
      : [{ kind: "evaluate", value: lowerExpression(expression, at), shown: false, line }];
  const before =
    list === null ? evaluate(node.initializer as ts.Expression | undefined) : lowerDeclarations(list, at);
  const body = [...evaluate(node.condition), ...lowerBody(node.statement, at), ...evaluate(node.incrementor)];
  return [...before, repeated(body, line)];
}

function forEachSteps(node: ts.ForOfStatement | ts.ForInStatement, outer: Lowering): Step[] {
  const line = outer.lineOf(node);
  const list = ts.isVariableDeclarationList(node.initializer) ? node.initializer : null;
  const at = list === null ? outer : outer.block(lexicalOf(list));
  const element = at.fresh("element");
  const iterated = lowerExpression(node.expression, outer);
  const keys: Expression = { kind: "choice", tests: [iterated], values: [string(null)] };
  const given = name(element, line);
  const binding = list?.declarations[0]?.name;
  const place =
    binding === undefined && list === null ? targetOf(node.initializer as ts.Expression, at) : null;
  const bound: Step[] =
    binding !== undefined
      ? lowerBinding(binding, given, at, line)
      : place !== null
        ? [{ kind: "assign", targets: [place], value: given, line }]
        : [{ kind: "anything", because: "takes a value apart in a loop's head", line }];
  return [
    {
      kind: "loop",
      over: ts.isForOfStatement(node) ? iterated : keys,
      target: { kind: "name", name: element },
      body: [...bound, ...lowerBody(node.statement, at), ...(list === null ? [] : disposals(list, at))],
      otherwise: [],
      line,
    },
  ];
}

/** Any clause may run, and fall into the next. */
function switchSteps(node: ts.SwitchStatement, outer: Lowering): Step[] {
  const line = outer.lineOf(node);
  const { clauses } = node.caseBlock;
  const at = outer.block(clauses.flatMap((clause) => lexicalNames(clause.statements)));
  const value: Step = {
    kind: "evaluate",
    value: lowerExpression(node.expression, outer),
    shown: false,
    line,
  };
  const steps = clauses.map((clause): Step => {
    const test: Step[] = ts.isCaseClause(clause)
      ? [{ kind: "evaluate", value: lowerExpression(clause.expression, at), shown: false, line }]
      : [];
    return {
      kind: "branch",
      branches: [[...test, ...lowerStatements(clause.statements, at)]],
      exhaustive: false,
      line: at.lineOf(clause),
    };
  });
  return [value, ...steps];
}

function trySteps(node: ts.TryStatement, at: Lowering): Step[] {
  const line = at.lineOf(node);
  const handlers: Step[][] = [];
  if (node.catchClause !== undefined) {
    const caught = node.catchClause.variableDeclaration?.name;
    const inside = at.block(caught === undefined ? [] : boundNames(caught));
    const error: Expression = { kind: "call", callee: name("Error", line), arguments: [], line };
    const caughtError: Expression = { kind: "choice", tests: [error], values: [error, { kind: "raised" }] };
    handlers.push([
      ...(caught === undefined ? [] : lowerBinding(caught, caughtError, inside, line)),
      ...lowerBlock(node.catchClause.block.statements, inside),
    ]);
  }
  const body = lowerBlock(node.tryBlock.statements, at);
  const last = node.finallyBlock === undefined ? [] : lowerBlock(node.finallyBlock.statements, at);
  if (handlers.length === 0) handlers.push([]);
  return [{ kind: "attempt", body, handlers, otherwise: [], last, line }];
}
