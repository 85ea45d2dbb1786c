/**
 * Report
 *
 * Converted by nbflow 0.1.0 from duplicate-headings.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:adc92b619a7c01d949705b859683d8a1e1f2f5b3f7adeaba4a3efc1928e97e89 script=sha256:be1fa1a10bb789d8562927b767a65a089774ee4b6680dc24e88048808344b97e
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "duplicate-headings.ipynb",
  kernel: "python3",
});

/** Data (cell 1). */
export const makeData = task(
  { name: "make-data", mayRunAgain: true },
  py.cells(
    { writes: ["first"], apart: true },
    cell(1)`
first = [1, 2]
`,
  ),
);

/**
 * Plot (cell 2).
 *
 * - needs `first`, which cell 1 makes
 */
export const plotFirst = task(
  { name: "plot-first", mayRunAgain: true },
  py.cells(
    { reads: ["first"], apart: true },
    cell(2)`
print("*" * len(first))
`,
  ),
);

/** Data (cell 3). */
export const makeDataSecond = task(
  { name: "make-data-second", mayRunAgain: true },
  py.cells(
    { writes: ["second"], apart: true },
    cell(3)`
second = [1, 2, 3]
`,
  ),
);

/**
 * Plot (cell 4).
 *
 * - needs `second`, which cell 3 makes
 */
export const plotSecond = task(
  { name: "plot-second", mayRunAgain: true },
  py.cells(
    { reads: ["second"], apart: true },
    cell(4)`
print("*" * len(second))
`,
  ),
);

export default flow({ name: "duplicate-headings" }, async () => {
  const made = makeData();
  plotFirst({ first: made.first });
  const dataSecond = makeDataSecond();
  plotSecond({ second: dataSecond.second });
  return { first: made.first, second: dataSecond.second };
});
