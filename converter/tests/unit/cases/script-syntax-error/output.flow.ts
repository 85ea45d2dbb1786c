/**
 * Converted by nbflow 0.1.0 from script-syntax-error.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:f10b1338641c93ed6383cb8b4c07cd4a18bdc3415d5bd0be13245d38fc0f60e4 script=sha256:4dc5900aaf9eff5fd8aed9cf3c378b9b93a15243d3ef3c7b51b403ebf2b909f5
 */
import { cell, flow, task, typescript } from "nbflow";

const ts = typescript({
  notebook: "script-syntax-error.ipynb",
  kernel: "deno",
});

/** Set a (cells 1–3). */
export const setA = task(
  { name: "set-a" },
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
  const a = setA();
  return { a: a.a };
});
