/**
 * Converted by nbflow 0.1.0 from definition-changed-later.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:500f1c6ab76f045c161e90d6d7de2c839f91e2fcbd7061a1aa8b3c4f3021d920 script=sha256:01485dd7bf5d0e713d48e8e06f0daf0266691e45b5d1fc75534325a9e17e8f08
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "definition-changed-later.ipynb",
  kernel: "python3",
});

/** Define size (cells 1–4). */
export const defineSize = task(
  { name: "define-size" },
  py.cells(
    { writes: ["size"] },
    cell(1)`
def size(x):
    return len(x)
`,
    cell(2)`
print(size([1]))
`,
    cell(3)`
def size(x):
    return 2 * len(x)
`,
    cell(4)`
print(size([1]))
`,
  ),
);

export default flow({ name: "definition-changed-later" }, async () => {
  defineSize();
});
