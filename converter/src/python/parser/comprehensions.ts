import type { Comprehension, Expr } from "../tree.js";
import type { Cursor } from "./cursor.js";
import { loopTargets } from "./targets.js";

export function startsComprehension(p: Cursor): boolean {
  return p.is("for") || (p.is("async") && p.isAhead(1, "for"));
}

/** `for x in xs if x for y in x`. */
export function comprehensions(p: Cursor): Comprehension[] {
  const found: Comprehension[] = [];
  while (startsComprehension(p)) {
    const is_async = p.accept("async") ? 1 : 0;
    p.expect("for");
    const target = loopTargets(p);
    p.expect("in");
    const iter = p.grammar.disjunction(p);
    const ifs: Expr[] = [];
    while (p.accept("if")) ifs.push(p.grammar.disjunction(p));
    found.push({ nodeType: "Comprehension", target, iter, ifs, is_async });
  }
  return found;
}
