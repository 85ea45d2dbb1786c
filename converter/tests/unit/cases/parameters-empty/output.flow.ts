/**
 * Converted by nbflow 0.1.0 from parameters-empty.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:b8bb31d88ec483ccee9051c8912dda309418204ed24e7765320a88c8c0079c66 script=sha256:36518e6ebe29d4a641049a2db5e640f4b13416b53386a452599b4823d2796e34
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "parameters-empty.ipynb",
  kernel: "python3",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters", mayRunAgain: true },
  py.parameters(
    {},
    cell(1)`
# Set by papermill

`,
  ),
);

/** Set x (cells 2 and 3). */
export const setX = task(
  { name: "set-x", mayRunAgain: true },
  py.cells(
    { writes: ["x"], apart: true },
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
  const x = setX();
  return { x: x.x };
});
