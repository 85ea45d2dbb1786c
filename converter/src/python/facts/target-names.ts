import type { Expr } from "../tree.js";

/** The names that an assignment target binds. */
export function targetNames(node: Expr): readonly string[] {
  switch (node.nodeType) {
    case "Name":
      return [node.id];
    case "Starred":
      return targetNames(node.value);
    case "Tuple":
    case "List":
      return node.elts.flatMap(targetNames);
    default:
      return [];
  }
}
