/**
 * Converted by nbflow 0.1.0 from syntax-error.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:f53f352c69f3e6d4464b8464e16fecc708f16f921bab8bad563a4476009dbb74 script=sha256:728d4e9e2c47e27129248137af1f17e22e3a8c65b510ba32b4e79047f09f0c8b
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "syntax-error.ipynb",
  kernel: "python3",
});

/** Set x (cells 1–3). */
export const setX = task(
  { name: "set-x" },
  py.cells(
    { writes: ["x", "y"] },
    cell(1)`
x = 1
`,
    cell(2)`
def broken(:
    pass
`,
    cell(3)`
y = x + 1
`,
  ),
);

export default flow({ name: "syntax-error" }, async () => {
  const x = setX();
  return { y: x.y };
});
