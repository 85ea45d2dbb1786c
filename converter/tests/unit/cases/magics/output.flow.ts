/**
 * Converted by nbflow 0.1.0 from magics.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:14724a34710b78d15df323147324ddf2c03367fc324d468962d9c4d4802df9da script=sha256:ed960994133773725ad191119cc9de083834e3027db6b8248dd801d73beddfd7
 */
import { cell, flow, python, task } from "nbflow";

/** Imports and settings (cell 1): runs first, once. */
const py = python({
  notebook: "magics.ipynb",
  kernel: "python3",
  setup: [
    cell(1)`
%matplotlib inline
import os
`,
  ],
});

/** Make files (cells 2–6). */
export const makeFiles = task(
  { name: "make-files" },
  py.cells(
    { writes: ["files", "total"], restorable: true },
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
echo "$HOME" \`date\`
`,
  ),
);

export default flow({ name: "magics" }, async () => {
  const files = makeFiles();
  return { files: files.files, total: files.total };
});
