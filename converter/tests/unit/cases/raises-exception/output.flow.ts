/**
 * Converted by nbflow 0.1.0 from raises-exception.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:6130fd0694cd84fd619b273e9a949e0deeaf3ac1d72b196cda93da0c9ea2a34b script=sha256:8f4cf8dfd022570914feab13ae56acf884ca2cf7c717f46956f27bd2c1d68b62
 */
import { cell, flow, python, task } from "nbflow";

/** Imports (cell 1): runs first, once. */
const py = python({
  notebook: "raises-exception.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
import json
`,
  ],
});

/** Make value (cells 2 and 3). */
export const makeValue = task(
  { name: "make-value", mayRunAgain: true },
  py.cells(
    { writes: ["value"] },
    cell(2, { mayRaise: true })`
value = json.loads("{")
`,
    cell(3)`
print("goes on")
`,
  ),
);

export default flow({ name: "raises-exception" }, async () => {
  const value = makeValue();
  return { value: value.value };
});
