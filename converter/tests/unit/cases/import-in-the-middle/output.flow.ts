/**
 * Converted by nbflow 0.1.0 from import-in-the-middle.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:8d9b323feb3fcc10030a60355d153d62965a1c7ca08bdc1ebd462a3c9923fec6 script=sha256:28fb22987152b58d63371b27a236e1133630151a4a2e27d27987d031c93919d8
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 2): runs first, once. */
const py = python({
  notebook: "import-in-the-middle.ipynb",
  kernel: "python3",
  setup: [
    cell(2)`
import json
from math import pi
`,
  ],
});

/** Make x (cells 1 and 3). */
export const makeX = task(
  { name: "make-x", mayRunAgain: true },
  py.cells(
    { writes: ["x", "y"] },
    cell(1)`
x = [3, 1, 2]
`,
    cell(3)`
y = sorted(x)
print(json.dumps(y), pi)
`,
  ),
);

export default flow({ name: "import-in-the-middle" }, async () => {
  const x = makeX();
  return { y: x.y };
});
