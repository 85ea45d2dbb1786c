/**
 * Converted by nbflow 0.1.0 from script-global-object.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:00f353baa749c8cd660413acfd92d617199e6230017192b4ffb0a495fa4aa394 script=sha256:b3ee62f6d0d31186cd2e8d8157cc4c8718ec7ca0392f8ec7b7ac538680bb32e1
 */
import { cell, flow, javascript, task } from "nbflow";

const js = javascript({
  notebook: "script-global-object.ipynb",
  kernel: "jslab",
});

/** Make a (cells 1–3). */
export const makeA = task(
  { name: "make-a" },
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
  const a = makeA();
  return { a: a.a };
});
