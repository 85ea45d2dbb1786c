/**
 * Ends *\/ here
 *
 * Converted by nbflow 0.1.0 from comment-ends.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:5b55f54d60ded7d393fd01cc7bc398a2e40f97bc7c422aee250fb6cbe2550276 script=sha256:474fb61a9f8e235ad95e293209c6fb2b121502e6fbeaad93475d90de7927d099
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "comment-ends.ipynb",
  kernel: "python3",
});

/** Ends *\/ here (cell 1). */
export const makeEnds = task(
  { name: "make-ends" },
  py.cells(
    { writes: ["a"] },
    cell(1)`
a = [1]
`,
  ),
);

/**
 * Uses a *\/ again (cell 2).
 *
 * - needs `a`, which cell 1 makes
 */
export const showUsesAgain = task(
  { name: "show-uses-again" },
  py.cells(
    { reads: ["a"] },
    cell(2)`
print(a)  # */
`,
  ),
);

export default flow({ name: "comment-ends" }, async () => {
  const ends = makeEnds();
  showUsesAgain({ a: ends.a });
  return { a: ends.a };
});
