/**
 * Converted by nbflow 0.1.0 from definition-changed-later.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:500f1c6ab76f045c161e90d6d7de2c839f91e2fcbd7061a1aa8b3c4f3021d920 script=sha256:d558795c87650bb2c59951251facc71dae72004980e4fefc02ff61d5c61ef09f
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "definition-changed-later.ipynb",
  kernel: "python3",
});

/** Define size (cells 1–4). */
export const defineSize = task(
  { name: "define-size", mayRunAgain: true },
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
