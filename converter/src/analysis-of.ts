import type { Dataflow } from "./dataflow/index.js";
import type { FrontEnd, KnownCell } from "./front-end.js";
import type { CodeCell, Notebook } from "./notebook/index.js";
import type { AnalysedCell, Analysis } from "./plan/index.js";

/** Joins what was found of a notebook's cells with what each of them is by itself. */
export function analysisOf(
  notebook: Notebook,
  frontEnd: FrontEnd,
  cells: readonly (KnownCell & { readonly cell: CodeCell })[],
  dataflow: Dataflow,
  script: Analysis["script"] = null,
): Analysis {
  const flows = new Map(dataflow.cells.map((flow) => [flow.number, flow]));
  const analysed = cells.flatMap(({ cell, parsed, facts }): [number, AnalysedCell][] => {
    const flow = flows.get(cell.number);
    return flow === undefined ? [] : [[cell.number, { cell, parsed, facts, flow }]];
  });
  const parameters = cells.find(({ cell }) => cell.number === notebook.parameters)?.cell;
  return {
    notebook,
    cells: new Map(analysed),
    dataflow,
    parameters: parameters === undefined ? [] : frontEnd.parameters(parameters.number, parameters.source),
    globals: frontEnd.globals,
    script,
  };
}
