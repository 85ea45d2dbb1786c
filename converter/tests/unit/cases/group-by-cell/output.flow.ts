/**
 * Converted by nbflow 0.1.0 from group-by-cell.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:a2259eeb0f0e52862548190030903ac8369c4c4ecc8f3f6580e74acb29407c57 script=sha256:ccc05f21498c90e2a3d4fdbafb6e95a3ca3a64d9ff2c6496f5c059d88fba7d27
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "group-by-cell.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import math
`,
  ],
});

/** Make a (cell 2). */
export const makeA = task(
  { name: "make-a", mayRunAgain: true },
  py.cells(
    { writes: ["a"] },
    cell(2)`
a = [1]
`,
  ),
);

/**
 * Show a (cell 3).
 *
 * - needs `a`, which cell 2 makes
 */
export const showA = task(
  { name: "show-a", mayRunAgain: true },
  py.cells(
    { reads: ["a"], apart: true },
    cell(3)`
a
`,
  ),
);

/**
 * Compute b (cell 4).
 *
 * - needs `a`, which cell 2 makes
 */
export const computeB = task(
  { name: "compute-b", mayRunAgain: true },
  py.cells(
    { reads: ["a"], writes: ["b"], apart: true },
    cell(4)`
b = a + [2]
`,
  ),
);

/**
 * Two (cell 5).
 *
 * - needs `b`, which cell 4 makes
 */
export const showTwo = task(
  { name: "show-two", mayRunAgain: true },
  py.cells(
    { reads: ["b"], apart: true },
    cell(5)`
print(b)
`,
  ),
);

export default flow({ name: "group-by-cell" }, async () => {
  const a = makeA();
  showA({ a: a.a });
  const b = computeB({ a: a.a });
  showTwo({ b: b.b });
  return { b: b.b };
});
