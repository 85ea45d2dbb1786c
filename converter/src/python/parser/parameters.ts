import type { Arg, Arguments, Expr } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { LOAD } from "./targets.js";

/** A function's parameters up to `end`, or a lambda's, which have no annotations. */
export function parameters(p: Cursor, end: ")" | ":"): Arguments {
  const annotated = end === ")";
  let posonlyargs: Arg[] = [];
  let args: Arg[] = [];
  const defaults: Expr[] = [];
  const kwonlyargs: Arg[] = [];
  const kw_defaults: (Expr | null)[] = [];
  let vararg: Arg | undefined;
  let kwarg: Arg | undefined;
  let keywordOnly = false;
  while (!p.is(end)) {
    if (p.accept("**")) {
      kwarg = parameter(p, annotated, false);
    } else if (kwarg !== undefined) {
      throw p.failure("arguments cannot follow var-keyword argument");
    } else if (p.is("*")) {
      if (keywordOnly) throw p.failure("* argument may appear only once");
      p.take();
      keywordOnly = true;
      if (!p.is(",")) vararg = parameter(p, annotated, true);
    } else if (p.is("/")) {
      if (keywordOnly || posonlyargs.length > 0) throw p.failure("invalid syntax");
      p.take();
      posonlyargs = args;
      args = [];
    } else {
      const arg = parameter(p, annotated, false);
      const value = p.accept("=") ? p.grammar.expression(p) : null;
      if (keywordOnly) {
        kwonlyargs.push(arg);
        kw_defaults.push(value);
      } else {
        args.push(arg);
        if (value !== null) defaults.push(value);
        else if (defaults.length > 0) throw p.failureAt("non-default argument follows default argument", arg);
      }
    }
    if (!p.accept(",")) break;
  }
  return { nodeType: "Arguments", posonlyargs, args, vararg, kwonlyargs, kw_defaults, kwarg, defaults };
}

function parameter(p: Cursor, annotated: boolean, starred: boolean): Arg {
  const start = p.at;
  const arg = p.name();
  const annotation = annotated && p.accept(":") ? annotationOf(p, starred) : undefined;
  return { nodeType: "Arg", ...p.span(start), arg, annotation };
}

/** `*args: *Ts` unpacks its annotation. */
function annotationOf(p: Cursor, starred: boolean): Expr {
  const start = p.at;
  if (!starred || !p.accept("*")) return p.grammar.expression(p);
  const value = p.grammar.bitwiseOr(p);
  return { nodeType: "Starred", ...p.span(start), value, ctx: LOAD };
}
