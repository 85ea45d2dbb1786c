import type { Hover, Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Converted, plannedCell } from "../analysis/index.js";

/** Where a variable under the pointer comes from and who else uses it, in the reasons of the cell's dependencies. */
export function hover(analysed: Converted, document: TextDocument, position: Position): Hover | null {
  const word = wordAt(document, position);
  const cell = plannedCell(analysed, document.uri);
  if (!word || !cell) return null;
  const reasons = analysed.plan.dependencies
    .filter(
      ({ from, to, variable }) => variable === word.text && (to === cell.number || from === cell.number),
    )
    .map(({ reason }) => reason);
  if (reasons.length === 0) return null;
  const lines = [...new Set(reasons)].map((reason) => `- ${markdown(reason)}`);
  const value = [`nbflow: \`${word.text}\` ties this cell to others`, "", ...lines].join("\n");
  return { contents: { kind: "markdown", value }, range: word.range };
}

function wordAt(document: TextDocument, { line, character }: Position) {
  const text = document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
  for (const match of text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)) {
    const [start, end] = [match.index, match.index + match[0].length];
    if (character < start || character > end) continue;
    return {
      text: match[0],
      range: { start: { line, character: start }, end: { line, character: end } },
    };
  }
  return undefined;
}

/** A reason as Markdown: its backticks are code marks already. */
const markdown = (reason: string): string =>
  reason
    .split(/(`[^`]*`)/u)
    .map((part) => (part.startsWith("`") ? part : part.replace(/[\\*_{}[\]<>#|~]/gu, "\\$&")))
    .join("");
