/**
 * Converted by nbflow 0.1.0 from line-ends.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:cba4fb3b72e93f0422ada372ca23820a521492837379b42348a384608ffa8c65 script=sha256:a3116eaaf270a8f80e1fe8a967de75c710f19433da9e614c94c3e8aeb59af9e5
 */
import { cell, flow, python, task } from "nbflow";

const py = python({
  notebook: "line-ends.ipynb",
  kernel: "python3",
});

/** Set b (cells 1 and 2). */
export const setB = task(
  { name: "set-b", mayRunAgain: true },
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
  const b = setB();
  return { c: b.c, d: b.d };
});
