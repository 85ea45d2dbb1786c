/**
 * Converted by nbflow 0.1.0 from shown-with-its-maker.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:92dcfcee2897c5647602b008dcaea69307c714bde94fb1c313ad3e7366ef7dc1 script=sha256:ac3541e3ccca20ccc78c7d5df02c55d23c1ffd1a22e48d8aa1c7e0cc40bfdf4c
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "shown-with-its-maker.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import json
`,
  ],
});

/** Make rows (cells 2–6). */
export const makeRows = task(
  { name: "make-rows", mayRunAgain: true },
  py.cells(
    { writes: ["rows", "total"] },
    cell(2)`
rows = [{"a": 1}, {"a": 2}]
`,
    cell(3)`
rows[0]
`,
    cell(4)`
len(rows)
`,
    cell(5)`
total = sum(row["a"] for row in rows)
`,
    cell(6)`
total
`,
  ),
);

export default flow({ name: "shown-with-its-maker" }, async () => {
  const rows = makeRows();
  return { total: rows.total };
});
