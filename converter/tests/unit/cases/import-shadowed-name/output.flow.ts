/**
 * Converted by nbflow 0.1.0 from import-shadowed-name.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:caadec3b342fbfea35bb2e2e5f17153038fa1765a0f4da011ca671be355da461 script=sha256:acaca65cdb79df4155ee423a25fe5ca8f7f10d5c1c7f6b3bf7a6cd4535957ed6
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "import-shadowed-name.ipynb",
  kernel: "python3",
});

/** Make x (cells 1–3). */
export const makeX = task(
  { name: "make-x" },
  py.cells(
    { writes: ["x", "sum", "y"], restorable: true },
    cell(1)`
x = sum([1, 2])
`,
    cell(2)`
from math import fsum as sum
`,
    cell(3)`
y = sum([1, 2])
print(x, y)
`,
  ),
);

export default flow({ name: "import-shadowed-name" }, async () => {
  const x = makeX();
  return { y: x.y };
});
