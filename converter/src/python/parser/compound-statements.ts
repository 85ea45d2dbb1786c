import type { ExceptHandler, Expr, MatchCase, Stmt, WithItem } from "../tree.js";
import { callArguments } from "./call-arguments.js";
import type { Cursor } from "./cursor.js";
import { parameters } from "./parameters.js";
import { casePatterns } from "./patterns.js";
import { simpleStatements } from "./simple-statements.js";
import { asTarget, loopTargets } from "./targets.js";
import { typeParameters } from "./type-parameters.js";

/** The statements up to the end of the block or of the text. */
export function statements(p: Cursor): Stmt[] {
  const found: Stmt[] = [];
  while (p.token.kind !== "end" && p.token.kind !== "dedent") {
    if (p.token.kind === "indent") throw p.failure("unexpected indent");
    for (const statement of statementsOfLine(p)) found.push(statement);
  }
  return found;
}

function statementsOfLine(p: Cursor): readonly Stmt[] {
  const compound = compoundStatement(p);
  return compound === null ? simpleStatements(p) : [compound];
}

function compoundStatement(p: Cursor): Stmt | null {
  const { kind, text } = p.token;
  if (kind === "op") return text === "@" ? decorated(p) : null;
  if (kind === "name") return text === "match" ? p.attempt(() => match(p, p.at)) : null;
  if (kind !== "keyword") return null;
  switch (text) {
    case "if":
      return conditional(p);
    case "while": {
      const start = p.at;
      p.take();
      const test = p.grammar.namedExpression(p);
      const body = block(p, "'while' statement");
      const orelse = optionalBlock(p, "else");
      return { nodeType: "While", ...p.span(start), test, body, orelse };
    }
    case "for":
      return loop(p, p.at, "For");
    case "try":
      return attempt(p);
    case "with":
      return withStatement(p, p.at, "With");
    case "def":
      return definition(p, p.at, "FunctionDef", []);
    case "class":
      return classDefinition(p, []);
    case "async":
      return asynchronous(p, []);
    default:
      return null;
  }
}

function block(p: Cursor, owner: string): Stmt[] {
  const { line } = p.peek(-1);
  p.expect(":");
  if (p.token.kind !== "newline") return simpleStatements(p);
  p.take();
  if (p.peek(0).kind !== "indent")
    throw p.failure(`expected an indented block after ${owner} on line ${line}`);
  p.take();
  const body = statements(p);
  if (p.peek(0).kind === "dedent") p.take();
  return body;
}

function optionalBlock(p: Cursor, keyword: string): Stmt[] {
  return p.accept(keyword) ? block(p, `'${keyword}' statement`) : [];
}

function conditional(p: Cursor): Stmt {
  const start = p.at;
  const word = p.take().text;
  const test = p.grammar.namedExpression(p);
  const body = block(p, `'${word}' statement`);
  const orelse = p.is("elif") ? [conditional(p)] : optionalBlock(p, "else");
  return { nodeType: "If", ...p.span(start), test, body, orelse };
}

function loop(p: Cursor, start: number, nodeType: "For" | "AsyncFor"): Stmt {
  p.expect("for");
  const target = loopTargets(p);
  p.expect("in");
  const iter = p.grammar.starExpressions(p);
  const body = block(p, "'for' statement");
  const orelse = optionalBlock(p, "else");
  return { nodeType, ...p.span(start), target, iter, body, orelse };
}

function attempt(p: Cursor): Stmt {
  const start = p.at;
  p.take();
  const body = block(p, "'try' statement");
  const handlers: ExceptHandler[] = [];
  let star = false;
  while (p.is("except")) {
    star ||= p.isAhead(1, "*");
    handlers.push(exceptHandler(p));
  }
  const orelse = handlers.length > 0 ? optionalBlock(p, "else") : [];
  const finalbody = optionalBlock(p, "finally");
  if (handlers.length === 0 && finalbody.length === 0)
    throw p.failure("expected 'except' or 'finally' block");
  return { nodeType: star ? "TryStar" : "Try", ...p.span(start), body, handlers, orelse, finalbody };
}

function exceptHandler(p: Cursor): ExceptHandler {
  const start = p.at;
  p.take();
  p.accept("*");
  const type = p.is(":") ? undefined : p.grammar.expression(p);
  if (p.is(",")) throw p.failure("multiple exception types must be parenthesized");
  const name = type !== undefined && p.accept("as") ? p.name() : undefined;
  const body = block(p, "'except' statement");
  return { nodeType: "ExceptHandler", ...p.span(start), type, name, body };
}

function withStatement(p: Cursor, start: number, nodeType: "With" | "AsyncWith"): Stmt {
  p.expect("with");
  const items = (p.is("(") ? p.attempt(() => bracketedItems(p)) : null) ?? withItems(p);
  const body = block(p, "'with' statement");
  return { nodeType, ...p.span(start), items, body };
}

/** `with (a as x, b as y):`, which is tried first, as CPython does: what looks like a tuple is several managers. */
function bracketedItems(p: Cursor): WithItem[] {
  p.expect("(");
  const items: WithItem[] = [];
  do {
    if (p.is(")") && items.length > 0) break;
    items.push(withItem(p));
  } while (p.accept(","));
  p.expect(")");
  if (!p.is(":")) throw p.failure("expected ':'");
  return items;
}

function withItems(p: Cursor): WithItem[] {
  const items = [withItem(p)];
  while (p.accept(",")) items.push(withItem(p));
  return items;
}

function withItem(p: Cursor): WithItem {
  const context_expr = p.grammar.expression(p);
  const optional_vars = p.accept("as") ? asTarget(p, p.grammar.primary(p)) : undefined;
  return { nodeType: "WithItem", context_expr, optional_vars };
}

function decorated(p: Cursor): Stmt {
  const decorators: Expr[] = [];
  while (p.accept("@")) {
    decorators.push(p.grammar.namedExpression(p));
    if (p.token.kind !== "newline") throw p.failure("invalid syntax");
    p.take();
  }
  if (p.is("def")) return definition(p, p.at, "FunctionDef", decorators);
  if (p.is("class")) return classDefinition(p, decorators);
  if (p.is("async") && p.isAhead(1, "def")) return asynchronous(p, decorators);
  throw p.failure("invalid syntax");
}

function asynchronous(p: Cursor, decorators: readonly Expr[]): Stmt {
  const start = p.at;
  p.take();
  if (p.is("def")) return definition(p, start, "AsyncFunctionDef", decorators);
  if (p.is("for")) return loop(p, start, "AsyncFor");
  if (p.is("with")) return withStatement(p, start, "AsyncWith");
  throw p.failure("invalid syntax");
}

function definition(
  p: Cursor,
  start: number,
  nodeType: "FunctionDef" | "AsyncFunctionDef",
  decorator_list: readonly Expr[],
): Stmt {
  p.expect("def");
  const name = p.name();
  const type_params = typeParameters(p);
  if (!p.is("(")) throw p.failure("expected '('");
  p.take();
  const args = parameters(p, ")");
  p.expect(")");
  const returns = p.accept("->") ? p.grammar.expression(p) : undefined;
  const body = block(p, "function definition");
  return { nodeType, ...p.span(start), name, args, body, decorator_list, returns, type_params };
}

function classDefinition(p: Cursor, decorator_list: readonly Expr[]): Stmt {
  const start = p.at;
  p.take();
  const name = p.name();
  const type_params = typeParameters(p);
  const { args: bases, keywords } = p.is("(") ? callArguments(p) : { args: [], keywords: [] };
  const body = block(p, "class definition");
  return { nodeType: "ClassDef", ...p.span(start), name, bases, keywords, body, decorator_list, type_params };
}

/** `match` is a name unless cases follow: where this fails, the line is read as an expression. */
function match(p: Cursor, start: number): Stmt {
  p.take();
  const subject = matchSubject(p);
  p.expect(":");
  if (p.token.kind !== "newline" || p.peek(1).kind !== "indent" || p.peek(2).text !== "case") {
    throw p.failure("invalid syntax");
  }
  p.take();
  p.take();
  const cases: MatchCase[] = [];
  while (p.isSoft("case")) {
    p.take();
    const pattern = casePatterns(p);
    const guard = p.accept("if") ? p.grammar.namedExpression(p) : undefined;
    const body = block(p, "'case' statement");
    cases.push({ nodeType: "MatchCase", pattern, guard, body });
  }
  if (p.peek(0).kind !== "dedent") throw p.failure("invalid syntax");
  p.take();
  return { nodeType: "Match", ...p.span(start), subject, cases };
}

function matchSubject(p: Cursor): Expr {
  const start = p.at;
  const first = p.grammar.starNamedExpression(p);
  if (!p.is(",")) return first;
  const elts = [first];
  while (p.accept(",") && !p.is(":")) elts.push(p.grammar.starNamedExpression(p));
  return { nodeType: "Tuple", ...p.span(start), elts, ctx: { nodeType: "Load" } };
}
