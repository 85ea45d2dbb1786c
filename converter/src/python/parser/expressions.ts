import type { Comparison, Expr, Operator, UnaryOperator } from "../tree.js";
import { callArguments } from "./call-arguments.js";
import type { Cursor, Grammar } from "./cursor.js";
import { braces, list, parenthesized } from "./displays.js";
import { numberValue } from "./literals.js";
import { parameters } from "./parameters.js";
import { strings } from "./strings.js";
import { LOAD } from "./targets.js";

/** A chain of operators or calls that is longer than CPython's compiler goes down is refused, so that no walk overflows. */
const MAX_CHAIN = 2000;

const BINARY: Readonly<Record<string, readonly [level: number, node: Operator["nodeType"]]>> = {
  "|": [1, "BitOr"],
  "^": [2, "BitXor"],
  "&": [3, "BitAnd"],
  "<<": [4, "LShift"],
  ">>": [4, "RShift"],
  "+": [5, "Add"],
  "-": [5, "Sub"],
  "*": [6, "Mult"],
  "/": [6, "Div"],
  "//": [6, "FloorDiv"],
  "%": [6, "Mod"],
  "@": [6, "MatMult"],
};

const UNARY: Readonly<Record<string, UnaryOperator["nodeType"]>> = {
  "+": "UAdd",
  "-": "USub",
  "~": "Invert",
};

const COMPARISONS: Readonly<Record<string, Comparison["nodeType"]>> = {
  "==": "Eq",
  "!=": "NotEq",
  "<": "Lt",
  "<=": "LtE",
  ">": "Gt",
  ">=": "GtE",
  in: "In",
  is: "Is",
};

function expression(p: Cursor): Expr {
  if (p.is("lambda")) return lambda(p);
  const start = p.at;
  const body = disjunction(p);
  if (!p.is("if")) return body;
  p.take();
  const test = disjunction(p);
  if (!p.is("else")) throw p.failureAt("expected 'else' after 'if' expression", body);
  p.take();
  const orelse = expression(p);
  return { nodeType: "IfExp", ...p.span(start), test, body, orelse };
}

function lambda(p: Cursor): Expr {
  const start = p.at;
  p.take();
  const args = parameters(p, ":");
  p.expect(":");
  const body = expression(p);
  return { nodeType: "Lambda", ...p.span(start), args, body };
}

function namedExpression(p: Cursor): Expr {
  if (p.token.kind !== "name" || !p.isAhead(1, ":=")) return expression(p);
  const start = p.at;
  const id = p.name();
  const target: Expr = { nodeType: "Name", ...p.span(start), id, ctx: { nodeType: "Store" } };
  p.take();
  const value = expression(p);
  return { nodeType: "NamedExpr", ...p.span(start), target, value };
}

function starNamedExpression(p: Cursor): Expr {
  return p.is("*") ? starred(p) : namedExpression(p);
}

function starExpression(p: Cursor): Expr {
  return p.is("*") ? starred(p) : expression(p);
}

function starred(p: Cursor): Expr {
  const start = p.at;
  p.take();
  const value = bitwiseOr(p);
  return { nodeType: "Starred", ...p.span(start), value, ctx: LOAD };
}

function starExpressions(p: Cursor): Expr {
  const start = p.at;
  const first = starExpression(p);
  if (!p.is(",")) return first;
  const elts = [first];
  while (p.accept(",")) {
    if (!startsExpression(p)) break;
    elts.push(starExpression(p));
  }
  return { nodeType: "Tuple", ...p.span(start), elts, ctx: LOAD };
}

/** Whether an expression can begin here: else a comma before it was the last one. */
function startsExpression(p: Cursor): boolean {
  const { kind, text } = p.token;
  if (kind === "name" || kind === "number" || kind === "string") return true;
  if (kind === "keyword") return /^(?:None|True|False|not|lambda|await)$/.test(text);
  return kind === "op" && /^(?:[([{*~+-]|\.\.\.)$/.test(text);
}

function yieldOrExpressions(p: Cursor): Expr {
  if (!p.is("yield")) return starExpressions(p);
  const start = p.at;
  p.take();
  if (p.accept("from")) {
    const value = expression(p);
    return { nodeType: "YieldFrom", ...p.span(start), value };
  }
  const value = startsExpression(p) ? starExpressions(p) : undefined;
  return { nodeType: "Yield", ...p.span(start), value };
}

function disjunction(p: Cursor): Expr {
  const start = p.at;
  const first = conjunction(p);
  if (!p.is("or")) return first;
  const values = [first];
  while (p.accept("or")) values.push(conjunction(p));
  return { nodeType: "BoolOp", ...p.span(start), op: { nodeType: "Or" }, values };
}

function conjunction(p: Cursor): Expr {
  const start = p.at;
  const first = inversion(p);
  if (!p.is("and")) return first;
  const values = [first];
  while (p.accept("and")) values.push(inversion(p));
  return { nodeType: "BoolOp", ...p.span(start), op: { nodeType: "And" }, values };
}

function inversion(p: Cursor): Expr {
  if (!p.is("not")) return comparison(p);
  const start = p.at;
  p.take();
  const operand = inversion(p);
  return { nodeType: "UnaryOp", ...p.span(start), op: { nodeType: "Not" }, operand };
}

function comparison(p: Cursor): Expr {
  const start = p.at;
  const left = bitwiseOr(p);
  const ops: Comparison[] = [];
  const comparators: Expr[] = [];
  for (;;) {
    const op = comparisonOperator(p);
    if (op === null) break;
    ops.push({ nodeType: op });
    comparators.push(bitwiseOr(p));
  }
  return ops.length === 0 ? left : { nodeType: "Compare", ...p.span(start), left, ops, comparators };
}

function comparisonOperator(p: Cursor): Comparison["nodeType"] | null {
  const { kind, text } = p.token;
  if (kind !== "op" && kind !== "keyword") return null;
  if (text === "not") {
    if (!p.isAhead(1, "in")) return null;
    p.take();
    p.take();
    return "NotIn";
  }
  const op = Object.hasOwn(COMPARISONS, text) ? COMPARISONS[text] : undefined;
  if (op === undefined) return null;
  p.take();
  return op === "Is" && p.accept("not") ? "IsNot" : op;
}

function bitwiseOr(p: Cursor): Expr {
  return binary(p, 1);
}

function binary(p: Cursor, minimum: number): Expr {
  const start = p.at;
  let left = factor(p);
  for (let chain = 0; ; chain += 1) {
    const { kind, text } = p.token;
    const operator = kind === "op" && Object.hasOwn(BINARY, text) ? BINARY[text] : undefined;
    if (operator === undefined || operator[0] < minimum) return left;
    if (chain > MAX_CHAIN) throw p.failure("too many operators in one expression");
    p.take();
    const right = binary(p, operator[0] + 1);
    left = { nodeType: "BinOp", ...p.span(start), left, op: { nodeType: operator[1] }, right };
  }
}

function factor(p: Cursor): Expr {
  const { kind, text } = p.token;
  const op = kind === "op" && Object.hasOwn(UNARY, text) ? UNARY[text] : undefined;
  if (op === undefined) return power(p);
  const start = p.at;
  p.take();
  const operand = factor(p);
  return { nodeType: "UnaryOp", ...p.span(start), op: { nodeType: op }, operand };
}

function power(p: Cursor): Expr {
  const start = p.at;
  const left = awaited(p);
  if (!p.accept("**")) return left;
  const right = factor(p);
  return { nodeType: "BinOp", ...p.span(start), left, op: { nodeType: "Pow" }, right };
}

function awaited(p: Cursor): Expr {
  if (!p.is("await")) return primary(p);
  const start = p.at;
  p.take();
  const value = primary(p);
  return { nodeType: "Await", ...p.span(start), value };
}

function primary(p: Cursor): Expr {
  const start = p.at;
  let node = atom(p);
  for (let chain = 0; ; chain += 1) {
    if (chain > MAX_CHAIN) throw p.failure("too many calls in one expression");
    if (p.token.kind !== "op") return node;
    if (p.accept(".")) {
      const attr = p.name();
      node = { nodeType: "Attribute", ...p.span(start), value: node, attr, ctx: LOAD };
    } else if (p.is("(")) {
      const { args, keywords } = callArguments(p);
      node = { nodeType: "Call", ...p.span(start), func: node, args, keywords };
    } else if (p.accept("[")) {
      const slice = slices(p);
      p.expect("]");
      node = { nodeType: "Subscript", ...p.span(start), value: node, slice, ctx: LOAD };
    } else {
      return node;
    }
  }
}

function slices(p: Cursor): Expr {
  const start = p.at;
  const first = slice(p);
  if (!p.is(",") && first.nodeType !== "Starred") return first;
  const elts = [first];
  while (p.accept(",") && !p.is("]")) elts.push(slice(p));
  return { nodeType: "Tuple", ...p.span(start), elts, ctx: LOAD };
}

function slice(p: Cursor): Expr {
  if (p.is("*")) {
    const start = p.at;
    p.take();
    const value = expression(p);
    return { nodeType: "Starred", ...p.span(start), value, ctx: LOAD };
  }
  const start = p.at;
  const lower = p.is(":") ? undefined : namedExpression(p);
  if (!p.is(":")) return lower ?? namedExpression(p);
  p.take();
  const upper = sliceEnds(p) ? undefined : expression(p);
  const step = p.accept(":") && !sliceEnds(p) ? expression(p) : undefined;
  return { nodeType: "Slice", ...p.span(start), lower, upper, step };
}

function sliceEnds(p: Cursor): boolean {
  return p.is(":") || p.is(",") || p.is("]");
}

function atom(p: Cursor): Expr {
  const { kind, text } = p.token;
  const start = p.at;
  if (kind === "name") {
    p.take();
    return { nodeType: "Name", ...p.span(start), id: text, ctx: LOAD };
  }
  if (kind === "number") {
    p.take();
    return { nodeType: "Constant", ...p.span(start), value: numberValue(text) };
  }
  if (kind === "string") return strings(p);
  if (kind === "keyword" && (text === "None" || text === "True" || text === "False")) {
    p.take();
    return { nodeType: "Constant", ...p.span(start), value: text === "None" ? null : text === "True" };
  }
  if (kind === "op") {
    if (text === "(") return parenthesized(p);
    if (text === "[") return list(p);
    if (text === "{") return braces(p);
    if (text === "...") {
      p.take();
      return { nodeType: "Constant", ...p.span(start), value: { type: "ellipsis" } };
    }
  }
  throw p.failure("invalid syntax");
}

export const grammar: Grammar = {
  expression,
  namedExpression,
  starExpressions,
  starNamedExpression,
  bitwiseOr,
  disjunction,
  primary,
  yieldOrExpressions,
};
