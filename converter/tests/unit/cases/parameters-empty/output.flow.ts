/**
 * Converted by nbflow 0.1.0 from parameters-empty.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:b8bb31d88ec483ccee9051c8912dda309418204ed24e7765320a88c8c0079c66 script=sha256:6a4424b3e4bc7b3bc06a7141a0eea0303c5208965bd1cbe48d47ffc953fb0cb9
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "parameters-empty.ipynb",
  kernel: "python3",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters" },
  py.parameters(
    {},
    cell(1)`
# Set by papermill

`,
  ),
);

/** Make x (cells 2 and 3). */
export const makeX = task(
  { name: "make-x" },
  py.cells(
    { writes: ["x"] },
    cell(2)`
x = 1
`,
    cell(3)`
x + 1
`,
  ),
);

export default flow({ name: "parameters-empty" }, async () => {
  setParameters();
  const x = makeX();
  return { x: x.x };
});
