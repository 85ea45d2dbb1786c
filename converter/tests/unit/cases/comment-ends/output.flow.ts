/**
 * Ends *\/ here
 *
 * Converted by nbflow 0.1.0 from comment-ends.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:5b55f54d60ded7d393fd01cc7bc398a2e40f97bc7c422aee250fb6cbe2550276 script=sha256:2ddab5f8f689cb300e6bd6041442dff11967f5f0e7b5820961a483fd1dcb6639
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "comment-ends.ipynb",
  kernel: "python3",
});

/** Ends *\/ here (cell 1). */
export const makeEnds = task(
  { name: "make-ends", mayRunAgain: true },
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
  { name: "show-uses-again", mayRunAgain: true },
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
