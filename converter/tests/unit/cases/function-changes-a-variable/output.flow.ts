/**
 * Converted by nbflow 0.1.0 from function-changes-a-variable.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:6a3d610cbb7700213276ebb827fac850682794392a51c8109211265fad783b02 script=sha256:c4713cb79f95f057184c15ede41ea8ed8303178316e793cb4bdf9ae62d421068
 */
import { cell, flow, python, task } from "nbflow";

/** Definitions (cell 2): runs first, once. */
const py = python({
  notebook: "function-changes-a-variable.ipynb",
  kernel: "python3",
  setup: [
    cell(2)`
def note(text):
    log.append(text)
`,
  ],
});

/** Make log (cells 1 and 3–5). */
export const makeLog = task(
  { name: "make-log" },
  py.cells(
    { writes: ["log"] },
    cell(1)`
log = []
`,
    cell(3)`
note("a")
`,
    cell(4)`
note("b")
`,
    cell(5)`
print(log)
`,
  ),
);

export default flow({ name: "function-changes-a-variable" }, async () => {
  const log = makeLog();
  return { log: log.log };
});
