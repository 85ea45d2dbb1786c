/**
 * Converted by nbflow 0.1.0 from mixed-by-metadata.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:91a3fbeddd10ed9e857156e55a746f6f7b20ab5158ce56e7ef33511c44210ff8 script=sha256:2ed6614e2e4ba80ddbd0fe76e6af30e94f23ed09e308de8750c11aab4097ba42
 */
import { cell, flow, python, show, task } from "nbflow";

const py = python({
  notebook: "mixed-by-metadata.ipynb",
  kernel: "python3",
});

/** Make rows (cell 1). */
export const makeRows = task(
  { name: "make-rows", mayRunAgain: true },
  py.cells(
    { writes: ["rows"] },
    cell(1)`
rows = [1, 2]
`,
  ),
);

/**
 * Prepare doubled (cell 2).
 *
 * - needs `rows`, which cell 1 makes
 */
export const prepareDoubled = task(
  { name: "prepare-doubled", cell: 2 },
  async ({ rows }: { rows: any[] }) => {
    // cell 2
const doubled = rows.map((row) => row * 2);
    // cell 2, line 2
    await show(doubled.length);
    return { doubled };
  },
);

/**
 * Make total (cells 3 and 4).
 *
 * - needs `doubled`, which cell 2 makes
 */
export const makeTotal = task(
  { name: "make-total", mayRunAgain: true },
  py.cells(
    { reads: ["doubled"], writes: ["total"] },
    cell(3)`
%%javascript
element.append('run by the browser')
`,
    cell(4)`
total = sum(doubled)
`,
  ),
);

/**
 * Compute half (cell 5).
 *
 * - needs `total`, which cell 4 makes
 */
export const computeHalf = task(
  { name: "compute-half", cell: 5 },
  async ({ total }: { total: any }) => {
    // cell 5
const half = total / 2;
    return { half };
  },
);

export default flow({ name: "mixed-by-metadata" }, async () => {
  const rows = makeRows();
  const preparedDoubled = prepareDoubled({ rows: rows.rows });
  const total = makeTotal({ doubled: preparedDoubled.doubled });
  const half = computeHalf({ total: total.total });
  return { half: half.half };
});
