/**
 * Converted by nbflow 0.1.0 from import-after-path-change.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:2abc7d3810c756b58322d4c32425222c16225112eae11a6cd1537eba1e1905d6 script=sha256:d02421e106359cb308120d2e64b4afd7ca3d02ac309cffbf376e0ff97833423d
 */
import { cell, flow, python, task } from "nbflow";

/** Imports and settings (cells 1 and 2): runs first, once. */
const py = python({
  notebook: "import-after-path-change.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import sys
sys.path.append("lib")
`,
    cell(2)`
import helpers
`,
  ],
});

/** Run run (cell 3). */
export const runRun = task(
  { name: "run-run" },
  py.cells(
    { writes: ["helpers"] },
    cell(3)`
helpers.run()
`,
  ),
);

export default flow({ name: "import-after-path-change" }, async () => {
  runRun();
});
