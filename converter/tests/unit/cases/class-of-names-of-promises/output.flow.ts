/**
 * Make them
 *
 * Converted by nbflow 0.1.0 from class-of-names-of-promises.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:f77b7c8cf36bdc7ab4ec360a88422f63118a5457a876b3f39b1534be014d6f50 style=class script=sha256:696fa9975eaf22ca9268f3ec35e0d56375ba9fe84573fbf84a4c8360b5fe650b
 */
import { cell, flow, flowOfMethod, outputOf, python, task } from "nbflow";

const py = python({
  notebook: "class-of-names-of-promises.ipynb",
  kernel: "python3",
});

class ClassOfNamesOfPromises {
  /** Make them (cell 1). */
  @task({ name: "make-then", mayRunAgain: true })
  readonly makeThen = py.cells(
    { writes: ["catch", "constructor", "then"] },
    cell(1)`
then = [1]
catch = [2]
constructor = [3]
`,
  );

  /**
   * Use them (cell 2).
   *
   * - needs `catch`, `constructor` and `then`, which cell 1 makes
   */
  @task({ name: "use-catch", mayRunAgain: true })
  readonly useCatch = py.cells(
    { reads: ["catch", "constructor", "then"], writes: ["finally_"], apart: true },
    cell(2)`
finally_ = then + catch + constructor
print(finally_)
`,
  );

  /**
   * Again (cell 3).
   *
   * - needs `then`, which cell 1 makes
   */
  @task({ name: "show-then", mayRunAgain: true })
  readonly showThen = py.cells(
    { reads: ["then"], apart: true },
    cell(3)`
print(then)
`,
  );

  @flow({ name: "class-of-names-of-promises" })
  async run() {
    const then = this.makeThen();
    const usedCatch = this.useCatch({
      catch: outputOf(then, "catch"),
      constructor: then.constructor,
      then: outputOf(then, "then"),
    });
    this.showThen({ then: outputOf(then, "then") });
    return { finally_: usedCatch.finally_ };
  }
}

export default flowOfMethod(new ClassOfNamesOfPromises(), "run");
