/**
 * Converted by nbflow 0.1.0 from one-cell.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:fbe25096cf012be878c3d1957af9b833085651627d867152b382ce8cc4f2a2d2 script=sha256:37491726388a62341dfc38b4527cbd716039b9e2adf5690fb8cf70752749db7e
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "one-cell.ipynb",
  kernel: "python3",
});

/** Show hello world (cell 1). */
export const showHelloWorld = task(
  { name: "show-hello-world", mayRunAgain: true },
  py.cells(
    {},
    cell(1)`
print("Hello, world")
`,
  ),
);

export default flow({ name: "one-cell" }, async () => {
  showHelloWorld();
});
