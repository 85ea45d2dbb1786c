/**
 * Converted by nbflow 0.1.0 from parameters-only-whitespace.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:eb22dc941063d77ad22912b28140e5fb9e69e1634dfdcf1fb37926ff091212fa script=sha256:65603d23d057ecfc10b2d846ee029a03cb136f07d2a2ac5fa14408760a2ead80
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "parameters-only-whitespace.ipynb",
  kernel: "python3",
});

/** Set x (cell 2). */
export const setX = task(
  { name: "set-x", mayRunAgain: true },
  py.cells(
    { writes: ["x"] },
    cell(2)`
x = 1
`,
  ),
);

export default flow({ name: "parameters-only-whitespace" }, async () => {
  const x = setX();
  return { x: x.x };
});
