/**
 * Converted by nbflow 0.1.0 from import-after-path-change.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:2abc7d3810c756b58322d4c32425222c16225112eae11a6cd1537eba1e1905d6 script=sha256:3d1911eeb0562e19e3be68750da1dab66257271ce649a21198c871d5087c731d
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

/** Show run (cell 3). */
export const showRun = task(
  { name: "show-run" },
  py.cells(
    { writes: ["helpers"] },
    cell(3)`
helpers.run()
`,
  ),
);

export default flow({ name: "import-after-path-change" }, async () => {
  showRun();
});
