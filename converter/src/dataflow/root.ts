import type { Expression } from "../facts/index.js";
import type { Scope } from "./scope.js";

/** The notebook's variable that an expression starts from, such as `df` in `df.loc[0]`; null where there is none. */
export function rootOf(node: Expression, scope: Scope): string | null {
  switch (node.kind) {
    case "name": {
      for (let at: Scope | null = scope; at !== null; at = at.parent) {
        if (at.kind !== "notebook" && at.locals.has(node.name)) return null;
      }
      return node.name;
    }
    case "attribute":
    case "item":
    case "await":
      return rootOf(node.of, scope);
    default:
      return null;
  }
}
