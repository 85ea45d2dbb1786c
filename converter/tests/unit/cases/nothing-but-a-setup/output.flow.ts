/**
 * Converted by nbflow 0.1.0 from nothing-but-a-setup.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:6e4eebd49021fd79d42c34fc998da1dbc4357307d3b1c669d0035dde7f8acf43 script=sha256:0673292d818109656807d42463dbca8538289f5db0df73472ab695399527af31
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "nothing-but-a-setup.ipynb",
  kernel: "python3",
});

/** Define double (cells 1 and 2). */
export const defineDouble = task(
  { name: "define-double" },
  py.cells(
    { writes: ["this", "double"] },
    cell(1)`
import this
`,
    cell(2)`
def double(n):
    return 2 * n
`,
  ),
);

export default flow({ name: "nothing-but-a-setup" }, async () => {
  defineDouble();
});
