import type { LineMap } from "../ipython/index.js";
import type { Located, Module } from "./tree.js";

type Movable = { -readonly [K in keyof Located]: number };

/** Moves a fresh tree's places to where its text stands in the cell. */
export function relocate(tree: Module, map: LineMap): void {
  const waiting: unknown[] = [tree];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (typeof node !== "object" || node === null) continue;
    if (isLocated(node)) {
      const start = map.start(node.lineno, node.col_offset);
      const end = map.end(node.end_lineno, node.end_col_offset);
      node.lineno = start.line;
      node.col_offset = start.column;
      node.end_lineno = end.line;
      node.end_col_offset = end.column;
    }
    for (const value of Object.values(node)) waiting.push(value);
  }
}

function isLocated(node: object): node is Movable {
  return "lineno" in node;
}
