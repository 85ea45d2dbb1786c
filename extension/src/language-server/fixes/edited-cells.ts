import type { CellEdit } from "../../language-protocol/index.js";
import type { PlainCell } from "../notebooks/index.js";

/** The cells after the edits, whose places are all those before. */
export function editedCells(cells: readonly PlainCell[], edits: readonly CellEdit[]): readonly PlainCell[] {
  const changed = cells.map((cell, place) => {
    let after = cell;
    for (const edit of edits) {
      if (edit.kind === "text" && edit.index === place) after = { ...after, text: edit.text };
      if (edit.kind === "tags" && edit.index === place) after = { ...after, tags: edit.tags };
    }
    return after;
  });
  const splices = edits.filter((edit) => edit.kind === "splice").toSorted((a, b) => b.start - a.start);
  const result = [...changed];
  for (const { start, deleteCount, cells: sources } of splices) {
    const put = sources.flatMap((source): PlainCell[] => {
      if (source.kind === "existing") return changed.slice(source.index, source.index + 1);
      const { kind, languageId, text, tags } = source;
      return [{ isMarkup: kind === "markdown", languageId, text, tags, executionOrder: null }];
    });
    result.splice(start, deleteCount, ...put);
  }
  return result;
}
