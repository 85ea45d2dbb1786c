import { sha256 } from "../hash.js";
import type { Notebook } from "../notebook/index.js";

/** The hash of what a notebook runs: its code, its tags and headings, its language and kernel. Outputs do not count. */
export function notebookHash(notebook: Notebook): string {
  const { language, kernel, title, cells } = notebook;
  const code = cells.map((cell) => [
    cell.source,
    cell.tags,
    cell.headings.map(({ level, text }) => [level, text]),
    ...(cell.language === language ? [] : [cell.language]),
  ]);
  return `sha256:${sha256(JSON.stringify([language, kernel, title, code]))}`;
}
