/**
 * Converted by nbflow 0.1.0 from parameters-only-whitespace.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:eb22dc941063d77ad22912b28140e5fb9e69e1634dfdcf1fb37926ff091212fa script=sha256:6187f4ba1a0ab451bfcf09f064bb50504991238450e4998c4838640636b0bec1
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "parameters-only-whitespace.ipynb",
  kernel: "python3",
});

/** Make x (cell 2). */
export const makeX = task(
  { name: "make-x" },
  py.cells(
    { writes: ["x"] },
    cell(2)`
x = 1
`,
  ),
);

export default flow({ name: "parameters-only-whitespace" }, async () => {
  const x = makeX();
  return { x: x.x };
});
