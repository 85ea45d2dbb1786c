import type { NotebookCell } from "vscode";
import type { Middleware } from "vscode-languageclient";

/**
 * Tells the server in which order cells were run. The library leaves that out where it is not known how a cell ended,
 * which a notebook's file does not say; the server asks for the order alone.
 */
export const executionOrders: Required<Pick<NonNullable<Middleware["notebooks"]>, "didOpen" | "didChange">> =
  {
    didOpen: (notebook, cells, next) => next(notebook, cells.map(asEnded)),
    didChange: (event, next) => {
      const { structure, data } = event.cells ?? {};
      const cells = {
        ...event.cells,
        ...(structure && { structure: { ...structure, array: spliced(structure.array) } }),
        ...(data && { data: data.map(asEnded) }),
      };
      return next(event.cells ? { ...event, cells } : event);
    },
  };

const spliced = <Splice extends { cells?: NotebookCell[] }>(splice: Splice): Splice =>
  splice.cells ? { ...splice, cells: splice.cells.map(asEnded) } : splice;

function asEnded(cell: NotebookCell): NotebookCell {
  const { executionSummary: run } = cell;
  const isUnknown = run?.executionOrder !== undefined && run.success === undefined;
  return isUnknown ? { ...cell, executionSummary: { ...run, success: true } } : cell;
}
