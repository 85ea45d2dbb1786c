import type { Expr, Keyword } from "../tree.js";
import { comprehensions, startsComprehension } from "./comprehensions.js";
import type { Cursor } from "./cursor.js";
import { LOAD } from "./targets.js";

export interface CallArguments {
  readonly args: readonly Expr[];
  readonly keywords: readonly Keyword[];
}

/** The arguments of a call or of a class, from its `(` to its `)`. */
export function callArguments(p: Cursor): CallArguments {
  const open = p.at;
  p.expect("(");
  const args: Expr[] = [];
  const keywords: Keyword[] = [];
  while (!p.is(")")) {
    const start = p.at;
    if (p.accept("**")) {
      const value = p.grammar.expression(p);
      keywords.push({ nodeType: "Keyword", ...p.span(start), arg: undefined, value });
    } else if (p.accept("*")) {
      const value = p.grammar.expression(p);
      args.push({ nodeType: "Starred", ...p.span(start), value, ctx: LOAD });
    } else if (p.token.kind === "name" && p.isAhead(1, "=")) {
      const arg = p.name();
      p.take();
      const value = p.grammar.expression(p);
      keywords.push({ nodeType: "Keyword", ...p.span(start), arg, value });
    } else {
      const value = p.grammar.namedExpression(p);
      if (startsComprehension(p)) {
        const generators = comprehensions(p);
        if (args.length > 0 || keywords.length > 0 || !p.is(")")) {
          throw p.failureAt("Generator expression must be parenthesized", value);
        }
        p.take();
        return { args: [{ nodeType: "GeneratorExp", ...p.span(open), elt: value, generators }], keywords };
      }
      if (keywords.length > 0) {
        const unpacked = keywords.at(-1)?.arg === undefined;
        const message = `positional argument follows keyword argument${unpacked ? " unpacking" : ""}`;
        throw p.failureAt(message, value);
      }
      args.push(value);
    }
    if (!p.accept(",")) break;
  }
  p.expect(")");
  return { args, keywords };
}
