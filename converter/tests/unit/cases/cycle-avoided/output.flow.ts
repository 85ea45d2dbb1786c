/**
 * One
 *
 * Converted by nbflow 0.1.0 from cycle-avoided.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:08fbc9e93d4a6c5a9dc13760770eafc89792ce454923256e7419831ccf8e94cf script=sha256:f9e1195ae4134378f06822a4c9c534e5484332dc41f29114d8ebf43b7fd85ed9
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "cycle-avoided.ipynb",
  kernel: "python3",
});

/** One (cells 1 and 2). */
export const makeOne = task(
  { name: "make-one", mayRunAgain: true },
  py.cells(
    { writes: ["a", "b"] },
    cell(1)`
a = [1]
`,
    cell(2)`
b = len(a)
`,
  ),
);

/**
 * Two (cell 3).
 *
 * - needs `b`, which cell 2 makes
 */
export const computeTwo = task(
  { name: "compute-two", mayRunAgain: true },
  py.cells(
    { reads: ["b"], writes: ["c"] },
    cell(3)`
c = b + 1
`,
  ),
);

/**
 * Three (cells 4 and 5).
 *
 * - needs `c`, which cell 3 makes
 * - needs `a`: cell 4 appends to `a`, which cell 1 makes
 */
export const showThree = task(
  { name: "show-three", mayRunAgain: true },
  py.cells(
    { reads: ["a", "c"], writes: ["a"] },
    cell(4)`
a.append(c)
`,
    cell(5)`
print(a)
`,
  ),
);

export default flow({ name: "cycle-avoided" }, async () => {
  const one = makeOne();
  const two = computeTwo({ b: one.b });
  showThree({ a: one.a, c: two.c });
});
