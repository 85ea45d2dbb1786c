/**
 * 1. Everything
 *
 * Converted by nbflow 0.1.0 from numbered-headings.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:678576ede30c3fc651a18749d90d323e3f8094e90f2c4564cf24ec9fc48e4f2f script=sha256:7a321980a6610654a97be1b4316c279df6599e2467ae1fb8345467d2d43be8eb
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "numbered-headings.ipynb",
  kernel: "python3",
});

/** Load data (cell 1). */
export const loadData = task(
  { name: "load-data" },
  py.cells(
    { writes: ["rows"] },
    cell(1)`
rows = [1]
`,
  ),
);

/**
 * Clean the data (cell 2).
 *
 * - needs `rows`, which cell 1 makes
 */
export const cleanData = task(
  { name: "clean-data" },
  py.cells(
    { reads: ["rows"], writes: ["clean"] },
    cell(2)`
clean = [r for r in rows if r]
`,
  ),
);

/**
 * Results (cell 3).
 *
 * - needs `clean`, which cell 2 makes
 */
export const runResults = task(
  { name: "run-results" },
  py.cells(
    { reads: ["clean"] },
    cell(3)`
len(clean)
`,
  ),
);

/** 2021 (cell 4). */
export const makeYear = task(
  { name: "make-year" },
  py.cells(
    { writes: ["year"] },
    cell(4)`
year = 2021
`,
  ),
);

export default flow({ name: "numbered-headings" }, async () => {
  const data = loadData();
  const cleaned = cleanData({ rows: data.rows });
  runResults({ clean: cleaned.clean });
  const year = makeYear();
  return { clean: cleaned.clean, year: year.year };
});
