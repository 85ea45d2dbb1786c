/**
 * Title
 *
 * Converted by nbflow 0.1.0 from group-by-heading.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:48f367a54e2dc08b4129d5b6135f250dcc4a07ad89c96bf5896f775460a0f8ab script=sha256:449ffd0635ff0cbae8268ec2d093caa37741b6c9572f65fc09f5274505b09179
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "group-by-heading.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import math
`,
  ],
});

/** One (cells 2–4). */
export const makeOne = task(
  { name: "make-one", mayRunAgain: true },
  py.cells(
    { writes: ["a", "b"] },
    cell(2)`
a = [1]
`,
    cell(3)`
a
`,
    cell(4)`
b = a + [2]
`,
  ),
);

/**
 * Two (cells 5–7).
 *
 * - needs `b`, which cell 4 makes
 */
export const makeTwo = task(
  { name: "make-two", mayRunAgain: true },
  py.cells(
    { reads: ["b"], writes: ["c"] },
    cell(5)`
print("independent")
`,
    cell(6)`
c = [3]
`,
    cell(7)`
print(b)
`,
  ),
);

export default flow({ name: "group-by-heading" }, async () => {
  const one = makeOne();
  const two = makeTwo({ b: one.b });
  return { b: one.b, c: two.c };
});
