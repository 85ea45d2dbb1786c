/**
 * Converted by nbflow 0.1.0 from definition-reads-later-variable.ipynb. Yours to edit: converting
 * again leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:496a257d2d11ec7fc5e0b8c980da1fbf2359c5f18fb252976f83f5e507f118ee script=sha256:03b55c86c79f417f2f5530950866b9eecfe5000370fa14a5206ab0c5036c753b
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

/** Make factor (cells 2–4). */
export const makeFactor = task(
  { name: "make-factor" },
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
  const factor = makeFactor();
  return { factor: factor.factor };
});
