import { analysisOf } from "./analysis-of.js";
import type { FrontEnd } from "./front-end.js";
import { byTheirText, type ScriptParts } from "./mixed.js";
import type { Notebook } from "./notebook/index.js";
import { mayRaise, runs } from "./plan/index.js";
import type { Analysis } from "./plan/index.js";

/** A notebook in TypeScript or JavaScript whose cells are functions of the script. What keeps them from it are its diagnostics. */
export function analyseNative(notebook: Notebook, frontEnd: FrontEnd, parts: ScriptParts): Analysis {
  const cells = notebook.cells.filter(runs).map((cell) => ({ cell, ...frontEnd.cell(cell.source) }));
  const { script, diagnostics } = parts.nativeScript(
    cells.map(({ cell }) => ({ number: cell.number, source: cell.source })),
    [],
    { whole: true, parameters: notebook.parameters, isStrict: notebook.kernel === "deno" },
  );
  const dataflow = frontEnd.dataflow(
    cells.map(({ cell, facts }) => ({ number: cell.number, facts, mayRaise: mayRaise(cell) })),
  );
  return analysisOf(notebook, frontEnd, cells, byTheirText(dataflow, script), {
    script,
    diagnostics,
    globals: frontEnd.globals,
  });
}
