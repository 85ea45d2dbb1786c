/**
 * Converted by nbflow 0.1.0 from function-changes-a-variable.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:6a3d610cbb7700213276ebb827fac850682794392a51c8109211265fad783b02 script=sha256:738d3c9ffd9da08159f41346e88d6e7761015d8cda0cecf431987df9283cce65
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
  { name: "make-log", mayRunAgain: true },
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
