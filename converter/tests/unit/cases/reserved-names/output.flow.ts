/**
 * Import
 *
 * Converted by nbflow 0.1.0 from reserved-names.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:d19b55e85d94480d3072ad65d5c4fccc770e2c840b73851efc4df0da5ddb4627 script=sha256:f0d4b8c161e4490fbca7b8358175d590d31f2f557b14c926ee1c0b677e431181
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "reserved-names.ipynb",
  kernel: "python3",
});

/** Import (cell 1). */
export const importNew = task(
  { name: "import-new", mayRunAgain: true },
  py.cells(
    { writes: ["default", "delete", "new"], apart: true },
    cell(1)`
default = 1
new = 2
delete = 3
`,
  ),
);

/**
 * Delete (cell 2).
 *
 * - needs `default` and `new`, which cell 1 makes
 */
export const deleteClass = task(
  { name: "delete-class", mayRunAgain: true },
  py.cells(
    { reads: ["default", "new"], writes: ["class_"], apart: true },
    cell(2)`
class_ = default + new
`,
  ),
);

/**
 * New (cell 3).
 *
 * - needs `class_`, which cell 2 makes
 * - needs `delete`, which cell 1 makes
 */
export const showNew = task(
  { name: "show-new", mayRunAgain: true },
  py.cells(
    { reads: ["class_", "delete"], apart: true },
    cell(3)`
print(class_, delete)
`,
  ),
);

/** Python (cell 4). */
export const setPython = task(
  { name: "set-python", mayRunAgain: true },
  py.cells(
    { writes: ["await_"], apart: true },
    cell(4)`
await_ = 1
`,
  ),
);

/** Flow (cells 5 and 6). */
export const computeFlow = task(
  { name: "compute-flow", mayRunAgain: true },
  py.cells(
    { writes: ["cell", "flow", "task"], apart: true },
    cell(5)`
task = [1]
cell = [2]
flow = task + cell
`,
    cell(6)`
print(flow)
`,
  ),
);

export default flow({ name: "reserved-names" }, async () => {
  const importedNew = importNew();
  const deletedClass = deleteClass({ default: importedNew.default, new: importedNew.new });
  showNew({ class_: deletedClass.class_, delete: importedNew.delete });
  const setPythonRun = setPython();
  const computedFlow = computeFlow();
  return {
    delete: importedNew.delete,
    class_: deletedClass.class_,
    await_: setPythonRun.await_,
    flow: computedFlow.flow,
  };
});
