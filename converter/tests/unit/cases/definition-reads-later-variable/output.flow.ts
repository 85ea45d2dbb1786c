/**
 * Converted by nbflow 0.1.0 from definition-reads-later-variable.ipynb. Yours to edit: converting
 * again leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:496a257d2d11ec7fc5e0b8c980da1fbf2359c5f18fb252976f83f5e507f118ee script=sha256:64a519c8622e46fd1ddda3f92c50576ae37efd6ca07fb080ab793ac12e5d0ad4
 */
import { cell, flow, python, task } from "nbflow";

/** Definitions (cell 1): runs first, once. */
const py = python({
  notebook: "definition-reads-later-variable.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
def scaled(x):
    return x * factor
`,
  ],
});

/** Set factor (cells 2–4). */
export const setFactor = task(
  { name: "set-factor", mayRunAgain: true },
  py.cells(
    { writes: ["factor"] },
    cell(2)`
factor = 2
`,
    cell(3)`
print(scaled(3))
`,
    cell(4)`
factor = 5
print(scaled(3))
`,
  ),
);

export default flow({ name: "definition-reads-later-variable" }, async () => {
  const factor = setFactor();
  return { factor: factor.factor };
});
