import type { Analysis } from "./analysis.js";
import { mayRaise, nativeCells } from "./analysis.js";
import type { CellNumber } from "./plan.js";

/**
 * The cells that run first, once: imports and definitions wherever they stand, settings at the notebook's head. Only what
 * the analysis shows to change nothing by running early, and nothing that needs a cell outside the setup. Where no other cell of
 * that language runs there is no setup: it would have no task to run before.
 */
export function setupCells(analysis: Analysis): ReadonlySet<CellNumber> {
  const { notebook, cells, dataflow } = analysis;
  const sources = new Map<CellNumber, CellNumber[]>();
  for (const { from, to } of dataflow.dependencies) sources.set(to, [...(sources.get(to) ?? []), from]);
  const setup = new Set<CellNumber>();
  const native = nativeCells(analysis);
  let atHead = true;
  for (const { cell, flow } of cells.values()) {
    const { role, hoistable } = flow;
    if (native.has(cell.number)) continue;
    const isParameters = cell.number === notebook.parameters;
    const mayJoin =
      role === "imports" || role === "definitions" || role === "empty" || (role === "settings" && atHead);
    const needsOthers = (sources.get(cell.number) ?? []).some((from) => !setup.has(from));
    if (mayJoin && hoistable && !isParameters && !mayRaise(cell) && !needsOthers) setup.add(cell.number);
    else if (!isParameters) atHead = false;
  }
  const hasTasks = [...cells.values()].some(
    ({ cell, flow }) => !native.has(cell.number) && flow.role !== "empty" && !setup.has(cell.number),
  );
  return hasTasks ? withoutComments(analysis, setup) : new Set();
}

/** Cells of comments alone make no setup by themselves. */
function withoutComments({ cells }: Analysis, setup: ReadonlySet<CellNumber>): ReadonlySet<CellNumber> {
  const matters = [...setup].some((number) => cells.get(number)?.flow.role !== "empty");
  return matters ? setup : new Set();
}
