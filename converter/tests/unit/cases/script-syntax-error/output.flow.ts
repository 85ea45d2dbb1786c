/**
 * Converted by nbflow 0.1.0 from script-syntax-error.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:f10b1338641c93ed6383cb8b4c07cd4a18bdc3415d5bd0be13245d38fc0f60e4 script=sha256:bf8938181283ccc44c63045448cf8d33c4208c1d9d0eb11cba2f3da32aaee505
 */
import { cell, flow, task, typescript } from "nbflow";

const ts = typescript({
  notebook: "script-syntax-error.ipynb",
  kernel: "deno",
});

/** Make a (cells 1–3). */
export const makeA = task(
  { name: "make-a" },
  ts.cells(
    { writes: ["a"] },
    cell(1)`
const a = 1;
`,
    cell(2)`
const = 2;
`,
    cell(3)`
console.log(a);
`,
  ),
);

export default flow({ name: "script-syntax-error" }, async () => {
  const a = makeA();
  return { a: a.a };
});
