/**
 * Converted by nbflow 0.1.0 from repeated-cell.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:aaa2bf8ddc74e1f1fb1c45d75317d7ab9053e501852afcb4ba3a62333e19f98a script=sha256:d089e0e459e2f06642ef790a039a839b0837587c9a22b847d218bb06f15cbfa9
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "repeated-cell.ipynb",
  kernel: "python3",
});

/** Set count (cells 1–5). */
export const setCount = task(
  { name: "set-count" },
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
