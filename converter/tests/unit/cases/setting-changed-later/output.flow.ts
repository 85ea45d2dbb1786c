/**
 * Converted by nbflow 0.1.0 from setting-changed-later.ipynb. Yours to edit: converting again
 * leaves a changed script as it is.
 * @nbflow plan=1 notebook=sha256:b2da11449b9bb53c3011a6b7b3a69bdbd7e70057c97b9a0c690aeb9578646ed9 script=sha256:a71cfa56ef458dccc030e878a75e7332696b2570659c19fe9a10f54e842e1601
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "setting-changed-later.ipynb",
  kernel: "python3",
});

/** Set folder (cells 1–3). */
export const setFolder = task(
  { name: "set-folder", mayRunAgain: true },
  py.cells(
    { writes: ["debug", "folder"] },
    cell(1)`
debug = False
folder = "out"
`,
    cell(2)`
print(folder)
`,
    cell(3)`
debug = True
print(debug)
`,
  ),
);

export default flow({ name: "setting-changed-later" }, async () => {
  const folder = setFolder();
  return { folder: folder.folder, debug: folder.debug };
});
