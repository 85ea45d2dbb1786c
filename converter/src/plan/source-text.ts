import type { Located } from "../python/index.js";

/** The text that a node stands for, to the character. */
export function sourceOf(source: string, node: Located): string {
  const lines = linesOf(source);
  const first = lines[node.lineno - 1] ?? "";
  if (node.lineno === node.end_lineno) return first.slice(node.col_offset, node.end_col_offset);
  const between = lines.slice(node.lineno, node.end_lineno - 1);
  const last = lines[node.end_lineno - 1] ?? "";
  return [first.slice(node.col_offset), ...between, last.slice(0, node.end_col_offset)].join("\n");
}

/** The comment behind a statement, on its last line. */
export function trailingComment(source: string, node: Located): string | null {
  const rest = linesOf(source)[node.end_lineno - 1]?.slice(node.end_col_offset) ?? "";
  const text = /^[\s)\]};]*#+\s*(.*)$/.exec(rest)?.[1]?.trim();
  return text === undefined || text === "" ? null : text;
}

function linesOf(source: string): string[] {
  return source.split(/\r\n|\r|\n/);
}
