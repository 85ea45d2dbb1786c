/**
 * Converted by nbflow 0.1.0 from no-kernel.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:43275c3d6e7dd600581b6c32228b6171b660f204eced1eba895a604b271522d6 script=sha256:1f2aa88344406e53e12e468b3dfa71a7f314ed036c45eff3c17a1cbfd0752dcf
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "no-kernel.ipynb",
  kernel: "python3",
});

/** Make x (cells 1 and 2). */
export const makeX = task(
  { name: "make-x" },
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
  const x = makeX();
  return { x: x.x };
});
