/**
 * Converted by nbflow 0.1.0 from no-kernel.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:43275c3d6e7dd600581b6c32228b6171b660f204eced1eba895a604b271522d6 script=sha256:8c5366af05921b710df8ab07b2ae8e292e08397462ede4e2bce2b7aa31e5cdb4
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "no-kernel.ipynb",
  kernel: "python3",
});

/** Set x (cells 1 and 2). */
export const setX = task(
  { name: "set-x" },
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
