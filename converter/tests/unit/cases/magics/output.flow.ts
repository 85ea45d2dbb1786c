/**
 * Converted by nbflow 0.1.0 from magics.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:14724a34710b78d15df323147324ddf2c03367fc324d468962d9c4d4802df9da script=sha256:7d7f624f605dc15307cda4670cd6c70e577115c1cc5b84f2c22e059227483dcd
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "magics.ipynb",
  kernel: "python3",
});

/** Make files (cells 1–6). */
export const makeFiles = task(
  { name: "make-files" },
  py.cells(
    { writes: ["os", "files", "total"] },
    cell(1)`
%matplotlib inline
import os
`,
    cell(2)`
!echo hello
`,
    cell(3)`
files = !ls
len(files)
`,
    cell(4)`
%%time
total = sum(range(10))
`,
    cell(5)`
os?
`,
    cell(6)`
%%bash
echo "$HOME" ${"`"}date${"`"}
`,
  ),
);

export default flow({ name: "magics" }, async () => {
  const files = makeFiles();
  return { files: files.files, total: files.total };
});
