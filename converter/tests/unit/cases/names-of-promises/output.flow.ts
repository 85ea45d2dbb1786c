/**
 * Make them
 *
 * Converted by nbflow 0.1.0 from names-of-promises.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:f77b7c8cf36bdc7ab4ec360a88422f63118a5457a876b3f39b1534be014d6f50 script=sha256:8c4fa8a8b085d1f3ab4d235da656b07dfede7abfdec4a929e14d8d1738aa6d66
 */
import { cell, flow, outputOf, python, task } from "nbflow";

const py = python({
  notebook: "names-of-promises.ipynb",
  kernel: "python3",
});

/** Make them (cell 1). */
export const makeThen = task(
  { name: "make-then", mayRunAgain: true },
  py.cells(
    { writes: ["catch", "constructor", "then"] },
    cell(1)`
then = [1]
catch = [2]
constructor = [3]
`,
  ),
);

/**
 * Use them (cell 2).
 *
 * - needs `catch`, `constructor` and `then`, which cell 1 makes
 */
export const useCatch = task(
  { name: "use-catch", mayRunAgain: true },
  py.cells(
    { reads: ["catch", "constructor", "then"], writes: ["finally_"], apart: true },
    cell(2)`
finally_ = then + catch + constructor
print(finally_)
`,
  ),
);

/**
 * Again (cell 3).
 *
 * - needs `then`, which cell 1 makes
 */
export const showThen = task(
  { name: "show-then", mayRunAgain: true },
  py.cells(
    { reads: ["then"], apart: true },
    cell(3)`
print(then)
`,
  ),
);

export default flow({ name: "names-of-promises" }, async () => {
  const then = makeThen();
  const usedCatch = useCatch({
    catch: outputOf(then, "catch"),
    constructor: then.constructor,
    then: outputOf(then, "then"),
  });
  showThen({ then: outputOf(then, "then") });
  return { finally_: usedCatch.finally_ };
});
