/**
 * Converted by nbflow 0.1.0 from left-out-cells.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:53e22824355e98728e04d90a1cb48763569e5968fbba8cb21d0cada468756d5d script=sha256:b81b61164823480aa12deb8b65d24ee51c204c77bf249a86ab78b77b30139e47
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "left-out-cells.ipynb",
  kernel: "python3",
});

/** Set x (cells 1 and 5). */
export const setX = task(
  { name: "set-x", mayRunAgain: true },
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
  const x = setX();
  return { x: x.x };
});
