/**
 * Converted by nbflow 0.1.0 from group-by-cell.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:a2259eeb0f0e52862548190030903ac8369c4c4ecc8f3f6580e74acb29407c57 script=sha256:90a9f47f17e1320e8c8b253f906cd05ad4e7926aaaa9873921e1b61343906136
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
  { name: "make-a" },
  py.cells(
    { writes: ["a"] },
    cell(2)`
a = [1]
`,
  ),
);

/**
 * Run a (cell 3).
 *
 * - needs `a`, which cell 2 makes
 */
export const runA = task(
  { name: "run-a" },
  py.cells(
    { reads: ["a"] },
    cell(3)`
a
`,
  ),
);

/**
 * Make b (cell 4).
 *
 * - needs `a`, which cell 2 makes
 */
export const makeB = task(
  { name: "make-b" },
  py.cells(
    { reads: ["a"], writes: ["b"] },
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
  { name: "show-two" },
  py.cells(
    { reads: ["b"] },
    cell(5)`
print(b)
`,
  ),
);

export default flow({ name: "group-by-cell" }, async () => {
  const a = makeA();
  runA({ a: a.a });
  const b = makeB({ a: a.a });
  showTwo({ b: b.b });
  return { b: b.b };
});
