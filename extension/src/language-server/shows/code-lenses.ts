import type { CodeLens } from "vscode-languageserver";
import type { Analysed } from "../analysis/index.js";
import { notebookBecomes } from "./notebook-becomes.js";

/** What a cell becomes, as a line above it; a click shows it in the script. */
export function codeLenses(analysed: Analysed, cell: string): CodeLens[] {
  const becomes = notebookBecomes(analysed).cells.find(({ uri }) => uri === cell);
  if (!becomes) return [];
  const start = { line: 0, character: 0 };
  const command = { title: `→ ${becomes.label}`, command: "nbflow.showCellInScript", arguments: [cell] };
  return [{ range: { start, end: start }, command }];
}
