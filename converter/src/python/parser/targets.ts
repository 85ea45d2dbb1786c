import type { Context, Expr } from "../tree.js";
import type { Cursor } from "./cursor.js";

export const LOAD: Context = { nodeType: "Load" };
const STORE: Context = { nodeType: "Store" };
const DEL: Context = { nodeType: "Del" };

/** Makes of an expression the target that it is; throws where it can be none. */
export function asTarget(p: Cursor, node: Expr, kind: "assign" | "delete" = "assign"): Expr {
  const ctx = kind === "assign" ? STORE : DEL;
  switch (node.nodeType) {
    case "Name":
    case "Attribute":
    case "Subscript":
      return { ...node, ctx };
    case "Starred":
      if (kind === "delete") break;
      return { ...node, ctx, value: asTarget(p, node.value, kind) };
    case "Tuple":
    case "List":
      return { ...node, ctx, elts: node.elts.map((item) => asTarget(p, item, kind)) };
    default:
  }
  throw p.failureAt(`cannot ${kind === "assign" ? "assign to" : "delete"} ${describeTarget(node)}`, node);
}

/** `a`, `*a`, `a, b`: what a loop or a comprehension assigns to. */
export function loopTargets(p: Cursor): Expr {
  const start = p.at;
  const first = loopTarget(p);
  if (!p.is(",")) return first;
  const elts = [first];
  while (p.accept(",")) {
    if (p.is("in") || p.is("=")) break;
    elts.push(loopTarget(p));
  }
  return { nodeType: "Tuple", ...p.span(start), elts, ctx: STORE };
}

function loopTarget(p: Cursor): Expr {
  const start = p.at;
  if (!p.accept("*")) return asTarget(p, p.grammar.bitwiseOr(p));
  const value = asTarget(p, p.grammar.bitwiseOr(p));
  return { nodeType: "Starred", ...p.span(start), value, ctx: STORE };
}

const WORDS: Readonly<Record<string, string>> = {
  Call: "function call",
  Constant: "literal",
  JoinedStr: "f-string expression",
  Compare: "comparison",
  Lambda: "lambda",
  IfExp: "conditional expression",
  ListComp: "list comprehension",
  SetComp: "set comprehension",
  DictComp: "dict comprehension",
  GeneratorExp: "generator expression",
  Await: "await expression",
  Yield: "yield expression",
  YieldFrom: "yield expression",
  Dict: "dict literal",
  Set: "set display",
  NamedExpr: "named expression",
  Starred: "starred",
  Name: "name",
  Attribute: "attribute",
  Subscript: "subscript",
  Tuple: "tuple",
  List: "list",
};

/** What CPython calls an expression where a target should stand. */
export function describeTarget(node: Expr): string {
  if (node.nodeType === "Constant") {
    if (node.value === true) return "True";
    if (node.value === false) return "False";
    if (node.value === null) return "None";
    if (typeof node.value === "object" && node.value.type === "ellipsis") return "ellipsis";
  }
  return WORDS[node.nodeType] ?? "expression";
}
