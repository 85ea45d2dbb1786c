/**
 * Converted by nbflow 0.1.0 from independent-branches.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:509ef4c4560ced8f64281b8d6f0a9dc0fbefe902d947abba4c7b88bfcbca9adc script=sha256:8e5b5dcb794b9f5c3c15bafd723228b4aa9666422b954331a9758438ea8ca9df
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "independent-branches.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import math
`,
  ],
});

/** Numbers (cell 2). */
export const makeNumbers = task(
  { name: "make-numbers", mayRunAgain: true },
  py.cells(
    { writes: ["numbers"] },
    cell(2)`
numbers = list(range(1, 50))
`,
  ),
);

/**
 * Take logarithms (cell 3).
 *
 * - needs `numbers`, which cell 2 makes
 */
export const takeLogarithms = task(
  { name: "take-logarithms", mayRunAgain: true },
  py.cells(
    { reads: ["numbers"], writes: ["logs"], apart: true },
    cell(3)`
logs = [math.log(n) for n in numbers]
`,
  ),
);

/**
 * Take roots (cell 4).
 *
 * - needs `numbers`, which cell 2 makes
 */
export const takeRoots = task(
  { name: "take-roots", mayRunAgain: true },
  py.cells(
    { reads: ["numbers"], writes: ["roots"], apart: true },
    cell(4)`
roots = [math.sqrt(n) for n in numbers]
`,
  ),
);

/**
 * Compare (cells 5 and 6).
 *
 * - needs `logs`, which cell 3 makes
 * - needs `roots`, which cell 4 makes
 */
export const compareDifference = task(
  { name: "compare-difference", mayRunAgain: true },
  py.cells(
    { reads: ["logs", "roots"], writes: ["difference"] },
    cell(5)`
difference = sum(roots) - sum(logs)
`,
    cell(6)`
print(difference)
`,
  ),
);

export default flow({ name: "independent-branches" }, async () => {
  const numbers = makeNumbers();
  const logarithms = takeLogarithms({ numbers: numbers.numbers });
  const roots = takeRoots({ numbers: numbers.numbers });
  const differenceComparison = compareDifference({ logs: logarithms.logs, roots: roots.roots });
  return { difference: differenceComparison.difference };
});
