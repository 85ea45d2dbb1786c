/**
 * 1. Everything
 *
 * Converted by nbflow 0.1.0 from numbered-headings.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:678576ede30c3fc651a18749d90d323e3f8094e90f2c4564cf24ec9fc48e4f2f script=sha256:5bbc032d19df1aa89e605804bd26c10719c44dc1a4549c0d71f014aeeceb7b56
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "numbered-headings.ipynb",
  kernel: "python3",
});

/** Load data (cell 1). */
export const loadData = task(
  { name: "load-data", mayRunAgain: true },
  py.cells(
    { writes: ["rows"], apart: true },
    cell(1)`
rows = [1]
`,
  ),
);

/**
 * Clean the data (cells 2 and 3).
 *
 * - needs `rows`, which cell 1 makes
 */
export const cleanData = task(
  { name: "clean-data", mayRunAgain: true },
  py.cells(
    { reads: ["rows"], writes: ["clean"], apart: true },
    cell(2)`
clean = [r for r in rows if r]
`,
    cell(3)`
len(clean)
`,
  ),
);

/** 2021 (cell 4). */
export const setYear = task(
  { name: "set-year", mayRunAgain: true },
  py.cells(
    { writes: ["year"], apart: true },
    cell(4)`
year = 2021
`,
  ),
);

export default flow({ name: "numbered-headings" }, async () => {
  const data = loadData();
  const cleaned = cleanData({ rows: data.rows });
  const year = setYear();
  return { clean: cleaned.clean, year: year.year };
});
