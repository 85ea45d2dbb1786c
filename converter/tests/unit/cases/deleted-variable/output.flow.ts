/**
 * Converted by nbflow 0.1.0 from deleted-variable.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:1ef9730c3dfa5dc804a39142639a3671130c7276d42528f56c28ea2a475e8b4b script=sha256:c8ed66034d467bd80192a6418fc0c54e509e73489df3d7e2f10da8bce7640ab2
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "deleted-variable.ipynb",
  kernel: "python3",
});

/** Compute big (cells 1–4). */
export const computeBig = task(
  { name: "compute-big", mayRunAgain: true },
  py.cells(
    { writes: ["big", "small"] },
    cell(1)`
big = [0] * 10
`,
    cell(2)`
small = big[:2]
`,
    cell(3)`
del big
`,
    cell(4)`
print(small)
`,
  ),
);

export default flow({ name: "deleted-variable" }, async () => {
  const big = computeBig();
  return { small: big.small };
});
