/**
 * Converted by nbflow 0.1.0 from left-out-cells.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:53e22824355e98728e04d90a1cb48763569e5968fbba8cb21d0cada468756d5d script=sha256:0f84f59971aca991ebb3b22d02c0036b6f990021b2f0a2b8354dd284538b430b
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "left-out-cells.ipynb",
  kernel: "python3",
});

/** Make x (cells 1 and 5). */
export const makeX = task(
  { name: "make-x" },
  py.cells(
    { writes: ["x"] },
    cell(1)`
x = 1
`,
    cell(5)`
print(x)
`,
  ),
);

export default flow({ name: "left-out-cells" }, async () => {
  const x = makeX();
  return { x: x.x };
});
