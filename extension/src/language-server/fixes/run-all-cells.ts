import { type CodeAction, CodeActionKind } from "vscode-languageserver";
import type { Asked } from "./candidate.js";

/** What says that a run from the top fails. */
const failing: readonly string[] = ["later-name", "unknown-name", "syntax-error"];

/** The cells were run in another order: runs all of them from the top, where that can go well. */
export function runAllCells({ analysed: { stored, plan }, diagnostics }: Asked): readonly CodeAction[] {
  if (plan.diagnostics.some(({ code }) => failing.includes(code))) return [];
  const title = "Run all cells in order";
  return diagnostics
    .filter(({ code }) => code === "run-out-of-order")
    .map((cures) => ({
      title: `nbflow: ${title}`,
      kind: CodeActionKind.QuickFix,
      diagnostics: [cures],
      command: { title, command: "nbflow.runAllCells", arguments: [stored.uri] },
    }));
}
