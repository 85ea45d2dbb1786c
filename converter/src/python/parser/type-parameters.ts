import type { Expr, TypeParam } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { LOAD } from "./targets.js";

/** `[T, U: int = str, *Ts, **P]` behind a name; none where there is no bracket. */
export function typeParameters(p: Cursor): TypeParam[] {
  const found: TypeParam[] = [];
  if (!p.accept("[")) return found;
  while (!p.is("]")) {
    found.push(typeParameter(p));
    if (!p.accept(",")) break;
  }
  p.expect("]");
  return found;
}

function typeParameter(p: Cursor): TypeParam {
  const start = p.at;
  if (p.accept("**")) {
    const name = p.name();
    const default_value = p.accept("=") ? p.grammar.expression(p) : undefined;
    return { nodeType: "ParamSpec", ...p.span(start), name, default_value };
  }
  if (p.accept("*")) {
    const name = p.name();
    const default_value = p.accept("=") ? starExpression(p) : undefined;
    return { nodeType: "TypeVarTuple", ...p.span(start), name, default_value };
  }
  const name = p.name();
  const bound = p.accept(":") ? p.grammar.expression(p) : undefined;
  const default_value = p.accept("=") ? p.grammar.expression(p) : undefined;
  return { nodeType: "TypeVar", ...p.span(start), name, bound, default_value };
}

function starExpression(p: Cursor): Expr {
  const start = p.at;
  if (!p.accept("*")) return p.grammar.expression(p);
  const value = p.grammar.bitwiseOr(p);
  return { nodeType: "Starred", ...p.span(start), value, ctx: LOAD };
}
