import type { NotebookBecomes } from "../../language-protocol/index.js";
import type { Analysed } from "../analysis/index.js";
import { cellLabel } from "./cell-label.js";
import { cellReasons } from "./cell-reasons.js";

const known = new WeakMap<Analysed, NotebookBecomes>();

/** What the status bars of a notebook's cells say. */
export function notebookBecomes(analysed: Analysed): NotebookBecomes {
  const becomes = known.get(analysed) ?? becomesOf(analysed);
  known.set(analysed, becomes);
  return becomes;
}

function becomesOf(analysed: Analysed): NotebookBecomes {
  const { uri, version, cells } = analysed.stored;
  if (analysed.kind === "refused") return { uri, version, cells: [] };
  const { plan, notebook } = analysed;
  return {
    uri,
    version,
    cells: plan.cells.flatMap((cell) => {
      const document = cells[cell.index]?.document.uri;
      const label = cellLabel(plan, cell, notebook.cells[cell.number - 1]?.source.trim() === "");
      return document === undefined || label === null
        ? []
        : [{ uri: document, label, reasons: cellReasons(plan, cell) }];
    }),
  };
}
