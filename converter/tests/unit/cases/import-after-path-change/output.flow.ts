/**
 * Converted by nbflow 0.1.0 from import-after-path-change.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:2abc7d3810c756b58322d4c32425222c16225112eae11a6cd1537eba1e1905d6 script=sha256:703e32090a954990ecdadaac7b13bb35ce4f461d8518fbc8f510c947c70e5113
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "import-after-path-change.ipynb",
  kernel: "python3",
});

/** Make append (cells 1–3). */
export const makeAppend = task(
  { name: "make-append" },
  py.cells(
    { writes: ["sys", "helpers"] },
    cell(1)`
import sys
sys.path.append("lib")
`,
    cell(2)`
import helpers
`,
    cell(3)`
helpers.run()
`,
  ),
);

export default flow({ name: "import-after-path-change" }, async () => {
  makeAppend();
});
