/**
 * Converted by nbflow 0.1.0 from line-ends.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:cba4fb3b72e93f0422ada372ca23820a521492837379b42348a384608ffa8c65 script=sha256:ab0ea9c09fcc3d059575e509fcbf67e7a4ba34a9845cca2832470eda5fa3dc12
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "line-ends.ipynb",
  kernel: "python3",
});

/** Make b (cells 1 and 2). */
export const makeB = task(
  { name: "make-b" },
  py.cells(
    { writes: ["a", "b", "c", "d"] },
    cell(1)`
a = 1${"\r"}
b = 2${"\r"}

`,
    cell(2)`
c = "\u2028 is ${"\u2028"}, a mark ${"\ufeff"}, a bell ${"\u0007"}"
d = a + b
`,
  ),
);

export default flow({ name: "line-ends" }, async () => {
  const b = makeB();
  return { c: b.c, d: b.d };
});
