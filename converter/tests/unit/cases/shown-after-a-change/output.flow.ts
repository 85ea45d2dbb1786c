/**
 * Rows
 *
 * Converted by nbflow 0.1.0 from shown-after-a-change.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:95d6e8ee675458782bf4ecf36929ddbad53599d4f07a92086ad180a558955e4e script=sha256:2f928a6319f63d67658a8d31b2649c5c608c5d1cb3f10c1cfe3fc95f31f2b7e0
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "shown-after-a-change.ipynb",
  kernel: "python3",
});

/** Rows (cells 1 and 2). */
export const makeRows = task(
  { name: "make-rows", mayRunAgain: true },
  py.cells(
    { writes: ["rows"] },
    cell(1)`
rows = [3, 1, 2]
`,
    cell(2)`
rows
`,
  ),
);

/**
 * Sorting (cells 3 and 4).
 *
 * - needs `rows`: cell 3 sorts `rows`, which cell 1 makes
 */
export const sortRows = task(
  { name: "sort-rows", mayRunAgain: true },
  py.cells(
    { reads: ["rows"], writes: ["rows"] },
    cell(3)`
rows.sort()
`,
    cell(4)`
rows
`,
  ),
);

export default flow({ name: "shown-after-a-change" }, async () => {
  const rows = makeRows();
  const sortedRows = sortRows({ rows: rows.rows });
  return { rows: sortedRows.rows };
});
