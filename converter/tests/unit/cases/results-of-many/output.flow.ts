/**
 * Converted by nbflow 0.1.0 from results-of-many.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:2d70a892be7eec70000c76f6a55c3c1a08d23ba2d9cf1ae69e6c3278bf166b9d script=sha256:5e9612990ad57c126f526fe4d566a89d5ba54b486005ac69dc59983f3e68f20e
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "results-of-many.ipynb",
  kernel: "python3",
});

/** Make rows (cells 1–6). */
export const makeRows = task(
  { name: "make-rows" },
  py.cells(
    { writes: ["np", "rows", "part_0", "part_1", "part_2", "part_3", "part_4"], restorable: true },
    cell(1)`
import numpy as np
rows = np.arange(20)
`,
    cell(2)`
part_0 = rows[0:]
`,
    cell(3)`
part_1 = rows[1:]
`,
    cell(4)`
part_2 = rows[2:]
`,
    cell(5)`
part_3 = rows[3:]
`,
    cell(6)`
part_4 = rows[4:]
`,
  ),
);

/**
 * Make part 5 (cells 7–12).
 *
 * - needs `rows`, which cell 1 makes
 */
export const makePart5 = task(
  { name: "make-part-5", mayRunAgain: true },
  py.cells(
    {
      reads: ["rows"],
      writes: ["part_5", "part_6", "part_7", "X_train", "rmse", "accuracy"],
      apart: true,
    },
    cell(7)`
part_5 = rows[5:]
`,
    cell(8)`
part_6 = rows[6:]
`,
    cell(9)`
part_7 = rows[7:]
`,
    cell(10)`
X_train = rows[:3]
`,
    cell(11)`
rmse = float(rows.std())
print(rmse)
`,
    cell(12)`
accuracy = 1 - rmse
`,
  ),
);

/**
 * Reshape table (cell 13).
 *
 * - needs `rows`, which cell 1 makes
 */
export const reshapeTable = task(
  { name: "reshape-table", mayRunAgain: true },
  py.cells(
    { reads: ["rows"], writes: ["table"], apart: true },
    cell(13)`
table = rows.reshape(4, 5)
table
`,
  ),
);

export default flow({ name: "results-of-many" }, async () => {
  const rows = makeRows();
  const part5 = makePart5({ rows: rows.rows });
  const reshapedTable = reshapeTable({ rows: rows.rows });
  return {
    part_2: rows.part_2,
    part_3: rows.part_3,
    part_4: rows.part_4,
    part_5: part5.part_5,
    part_6: part5.part_6,
    part_7: part5.part_7,
    accuracy: part5.accuracy,
    table: reshapedTable.table,
  };
});
