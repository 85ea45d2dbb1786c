import type { Alias, ClassDef, FunctionDef, AsyncFunctionDef, Stmt, TypeAlias } from "../tree.js";
import { Use } from "./block.js";
import {
  collectExpression,
  collectExpressions,
  collectAnnotation,
  collectParameters,
} from "./collect-expressions.js";
import { collectPattern } from "./collect-patterns.js";
import { collectTypeParameters } from "./collect-types.js";
import type { Collector } from "./collector.js";

export function collectStatements(statements: readonly Stmt[], to: Collector): void {
  for (const statement of statements) collectStatement(statement, to);
}

function collectStatement(node: Stmt, to: Collector): void {
  switch (node.nodeType) {
    case "FunctionDef":
    case "AsyncFunctionDef":
      return collectFunction(node, to);
    case "ClassDef":
      return collectClass(node, to);
    case "TypeAlias":
      return collectTypeAlias(node, to);
    case "Return":
    case "Expr":
      return collectExpression(node.value, to);
    case "Delete":
      return collectExpressions(node.targets, to);
    case "Assign":
      collectExpressions(node.targets, to);
      return collectExpression(node.value, to);
    case "AugAssign":
      collectExpression(node.target, to);
      return collectExpression(node.value, to);
    case "AnnAssign":
      if (node.target.nodeType !== "Name") collectExpression(node.target, to);
      else if (node.simple !== 0) to.add(node.target.id, Use.annotated | Use.local);
      else if (node.value != null) to.add(node.target.id, Use.local);
      collectAnnotation(node.annotation, to);
      return collectExpression(node.value, to);
    case "For":
    case "AsyncFor":
      collectExpression(node.target, to);
      collectExpression(node.iter, to);
      collectStatements(node.body, to);
      return collectStatements(node.orelse, to);
    case "While":
    case "If":
      collectExpression(node.test, to);
      collectStatements(node.body, to);
      return collectStatements(node.orelse, to);
    case "With":
    case "AsyncWith":
      for (const item of node.items) {
        collectExpression(item.context_expr, to);
        collectExpression(item.optional_vars, to);
      }
      return collectStatements(node.body, to);
    case "Match":
      collectExpression(node.subject, to);
      for (const { pattern, guard, body } of node.cases) {
        collectPattern(pattern, to);
        collectExpression(guard, to);
        collectStatements(body, to);
      }
      return;
    case "Raise":
      collectExpression(node.exc, to);
      return collectExpression(node.cause, to);
    case "Try":
    case "TryStar":
      collectStatements(node.body, to);
      collectStatements(node.orelse, to);
      for (const handler of node.handlers) {
        collectExpression(handler.type, to);
        if (handler.name != null) to.add(handler.name, Use.local);
        collectStatements(handler.body, to);
      }
      return collectStatements(node.finalbody, to);
    case "Assert":
      collectExpression(node.test, to);
      return collectExpression(node.msg, to);
    case "Import":
    case "ImportFrom":
      for (const alias of node.names) collectImport(alias, to);
      return;
    case "Global":
      for (const name of node.names) to.add(name, Use.global);
      return;
    case "Nonlocal":
      for (const name of node.names) to.add(name, Use.nonlocal);
      return;
    case "Pass":
    case "Break":
    case "Continue":
      return;
  }
}

/** `import a.b` binds `a`; a star import binds names that only the module knows. */
function collectImport({ name, asname }: Alias, to: Collector): void {
  if (name === "*") return;
  to.add(asname ?? name.split(".")[0] ?? name, Use.imported);
}

function collectFunction(node: FunctionDef | AsyncFunctionDef, to: Collector): void {
  to.add(node.name, Use.local);
  collectExpressions(node.args.defaults, to);
  collectExpressions(node.args.kw_defaults, to);
  collectExpressions(node.decorator_list, to);
  const inside = () => {
    const { args } = node;
    for (const arg of [...args.posonlyargs, ...args.args, args.vararg, args.kwarg, ...args.kwonlyargs]) {
      collectAnnotation(arg?.annotation, to);
    }
    collectAnnotation(node.returns, to);
    to.enter("function", node.name, node, () => {
      collectParameters(args, to);
      collectStatements(node.body, to);
    });
  };
  collectTypeParameters(node, node.name, to, inside);
}

function collectClass(node: ClassDef, to: Collector): void {
  to.add(node.name, Use.local);
  collectExpressions(node.decorator_list, to);
  const body = () => {
    collectExpressions(node.bases, to);
    for (const keyword of node.keywords) collectExpression(keyword.value, to);
    to.enter("class", node.name, node, () => to.inClass(node.name, () => collectStatements(node.body, to)));
  };
  collectTypeParameters(node, node.name, to, body);
}

function collectTypeAlias(node: TypeAlias, to: Collector): void {
  collectExpression(node.name, to);
  const name = node.name.nodeType === "Name" ? node.name.id : "type";
  collectTypeParameters(node, name, to, () => {
    to.enter("type-alias", name, node, () => collectExpression(node.value, to));
  });
}
