/**
 * Converted by nbflow 0.1.0 from results.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:f1cab77e032d4e08072e89a94399ccfd2bf874294687c49d120314194b51091e script=sha256:0bb563bbb58b6159a4896092fbf1dbcbc2c539f758a013c00934296eab7e3ac6
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "results.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import math
`,
  ],
});

/** Set last (cells 2–7). */
export const setLast = task(
  { name: "set-last", mayRunAgain: true },
  py.cells(
    { writes: ["_hidden", "i", "last", "double", "used", "total", "average", "label"] },
    cell(2)`
_hidden = 1
for i in range(3):
    last = i
`,
    cell(3)`
def double(x):
    return 2 * x
`,
    cell(4)`
used = [1, 2]
`,
    cell(5)`
total = sum(used)
print(total)
`,
    cell(6)`
average = total / len(used)
average
`,
    cell(7)`
label = f"{average:.2f}"
`,
  ),
);

/**
 * Read handle (cell 8).
 *
 * - waits for `setLast`: cell 8 uses `globals()`, so it may use anything that cell 7 makes
 */
export const readHandle = task(
  { name: "read-handle" },
  py.cells(
    { writes: ["handle"] },
    cell(8)`
with open(__file__ if "__file__" in globals() else "x", "a") as handle:
    pass
`,
  ),
);

export default flow({ name: "results" }, async () => {
  const last = setLast();
  readHandle({}, { waitFor: [last] });
  return { last: last.last, label: last.label };
});
