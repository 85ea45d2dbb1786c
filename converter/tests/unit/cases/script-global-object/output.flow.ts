/**
 * Converted by nbflow 0.1.0 from script-global-object.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:00f353baa749c8cd660413acfd92d617199e6230017192b4ffb0a495fa4aa394 script=sha256:ddc3a42758937c2af34f19ac56bf5c91cfc99d6ef6b56d56d5cfffe8f4d424cb
 */
import { cell, flow, javascript, task } from "nbflow";

const js = javascript({
  notebook: "script-global-object.ipynb",
  kernel: "jslab",
});

/** Set a (cells 1–3). */
export const setA = task(
  { name: "set-a" },
  js.cells(
    { writes: ["a"] },
    cell(1)`
const a = 1;
`,
    cell(2)`
console.log(Object.keys(globalThis).length);
`,
    cell(3)`
a
`,
  ),
);

export default flow({ name: "script-global-object" }, async () => {
  const a = setA();
  return { a: a.a };
});
