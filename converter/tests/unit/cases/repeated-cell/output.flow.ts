/**
 * Converted by nbflow 0.1.0 from repeated-cell.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:aaa2bf8ddc74e1f1fb1c45d75317d7ab9053e501852afcb4ba3a62333e19f98a script=sha256:05c4fa558f432bae450aa98780b653394f2ab067020593653c35ec0c39e38888
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "repeated-cell.ipynb",
  kernel: "python3",
});

/** Set count (cells 1–5). */
export const setCount = task(
  { name: "set-count", mayRunAgain: true },
  py.cells(
    { writes: ["count"] },
    cell(1)`
count = 0
`,
    cell(2)`
count += 1
`,
    cell(3)`
count += 1
`,
    cell(4)`
count += 1
`,
    cell(5)`
print(count)
`,
  ),
);

export default flow({ name: "repeated-cell" }, async () => {
  const count = setCount();
  return { count: count.count };
});
