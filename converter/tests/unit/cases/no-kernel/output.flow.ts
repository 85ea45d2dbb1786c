/**
 * Converted by nbflow 0.1.0 from no-kernel.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:43275c3d6e7dd600581b6c32228b6171b660f204eced1eba895a604b271522d6 script=sha256:0d65fbbea4f2ff534aa0ca16774bf9338acd2306c4cfd14e9fc28446d9d557dd
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "no-kernel.ipynb",
  kernel: "python3",
});

/** Set x (cells 1 and 2). */
export const setX = task(
  { name: "set-x", mayRunAgain: true },
  py.cells(
    { writes: ["x"] },
    cell(1)`
x = 1
`,
    cell(2)`
print(x)
`,
  ),
);

export default flow({ name: "no-kernel" }, async () => {
  const x = setX();
  return { x: x.x };
});
