/**
 * Make them
 *
 * Converted by nbflow 0.1.0 from names-of-promises.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:f77b7c8cf36bdc7ab4ec360a88422f63118a5457a876b3f39b1534be014d6f50 script=sha256:54fe8b7498a6725af03fc65f47c8267412c50fa53a9a3f63bba221ad88c76fe6
 */
import { cell, flow, outputOf, python, task } from "nbflow";

const py = python({
  notebook: "names-of-promises.ipynb",
  kernel: "python3",
});

/** Make them (cell 1). */
export const makeThen = task(
  { name: "make-then" },
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
export const showUse = task(
  { name: "show-use" },
  py.cells(
    { reads: ["catch", "constructor", "then"], writes: ["finally_"] },
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
export const showAgain = task(
  { name: "show-again" },
  py.cells(
    { reads: ["then"] },
    cell(3)`
print(then)
`,
  ),
);

export default flow({ name: "names-of-promises" }, async () => {
  const then = makeThen();
  const use = showUse({
    catch: outputOf(then, "catch"),
    constructor: then.constructor,
    then: outputOf(then, "then"),
  });
  showAgain({ then: outputOf(then, "then") });
  return { finally_: use.finally_ };
});
