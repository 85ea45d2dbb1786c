import type { Expr } from "../tree.js";
import { comprehensions, startsComprehension } from "./comprehensions.js";
import type { Cursor } from "./cursor.js";
import { LOAD } from "./targets.js";

/** `(…)`: a group, a tuple, a generator or a `yield`. */
export function parenthesized(p: Cursor): Expr {
  const start = p.at;
  p.take();
  if (p.accept(")")) return { nodeType: "Tuple", ...p.span(start), elts: [], ctx: LOAD };
  if (p.is("yield")) {
    const value = p.grammar.yieldOrExpressions(p);
    p.expect(")");
    return value;
  }
  const first = p.grammar.starNamedExpression(p);
  if (startsComprehension(p)) {
    const generators = comprehensions(p);
    p.expect(")");
    return { nodeType: "GeneratorExp", ...p.span(start), elt: first, generators };
  }
  if (p.accept(")")) {
    if (first.nodeType === "Starred") throw p.failureAt("cannot use starred expression here", first);
    return first;
  }
  const elts = items(p, first, ")");
  return { nodeType: "Tuple", ...p.span(start), elts, ctx: LOAD };
}

/** `[…]`. */
export function list(p: Cursor): Expr {
  const start = p.at;
  p.take();
  if (p.accept("]")) return { nodeType: "List", ...p.span(start), elts: [], ctx: LOAD };
  const first = p.grammar.starNamedExpression(p);
  if (startsComprehension(p)) {
    const generators = comprehensions(p);
    p.expect("]");
    return { nodeType: "ListComp", ...p.span(start), elt: first, generators };
  }
  const elts = items(p, first, "]");
  return { nodeType: "List", ...p.span(start), elts, ctx: LOAD };
}

/** `{…}`: a set or a dict. */
export function braces(p: Cursor): Expr {
  const start = p.at;
  p.take();
  if (p.is("}") || p.is("**")) return dict(p, start, [], []);
  const first = p.grammar.starNamedExpression(p);
  if (p.accept(":")) {
    const value = p.grammar.expression(p);
    if (startsComprehension(p)) {
      const generators = comprehensions(p);
      p.expect("}");
      return { nodeType: "DictComp", ...p.span(start), key: first, value, generators };
    }
    if (!p.is("}")) p.expect(",");
    return dict(p, start, [first], [value]);
  }
  if (startsComprehension(p)) {
    const generators = comprehensions(p);
    p.expect("}");
    return { nodeType: "SetComp", ...p.span(start), elt: first, generators };
  }
  const elts = items(p, first, "}");
  return { nodeType: "Set", ...p.span(start), elts };
}

function dict(p: Cursor, start: number, keys: (Expr | null)[], values: Expr[]): Expr {
  while (!p.is("}")) {
    if (p.accept("**")) {
      keys.push(null);
      values.push(p.grammar.bitwiseOr(p));
    } else {
      keys.push(p.grammar.expression(p));
      p.expect(":");
      values.push(p.grammar.expression(p));
    }
    if (!p.accept(",")) break;
  }
  p.expect("}");
  return { nodeType: "Dict", ...p.span(start), keys, values };
}

/** The rest of a display after its first item, up to and with its closing bracket. */
function items(p: Cursor, first: Expr, close: string): Expr[] {
  const elts = [first];
  while (p.accept(",") && !p.is(close)) elts.push(p.grammar.starNamedExpression(p));
  if (!p.is(close)) throw p.failure("invalid syntax. Perhaps you forgot a comma?");
  p.take();
  return elts;
}
