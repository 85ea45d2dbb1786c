/**
 * Converted by nbflow 0.1.0 from script-closures.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:714221f11b3c557b2662dd957226b42895b8bca24c381636bbdf64150d69df58 script=sha256:3683528b0e4656bc72a7c03a178127ea401e4b8dc7769a9727e824f99ddb7ced
 */
import { cell, flow, task, typescript } from "nbflow";

/** Setup (cell 2): runs first, once. */
const ts = typescript({
  notebook: "script-closures.ipynb",
  kernel: "deno",
  setup: [
    cell(2)`
const withTax = (price: number) => price * rate;
`,
  ],
});

/** Set rate (cells 1 and 3–5). */
export const setRate = task(
  { name: "set-rate" },
  ts.cells(
    { writes: ["rate"] },
    cell(1)`
let rate = 1.2;
`,
    cell(3)`
console.log(withTax(10));
`,
    cell(4)`
rate = 1.5;
`,
    cell(5)`
console.log(withTax(10));
`,
  ),
);

export default flow({ name: "script-closures" }, async () => {
  setRate();
});
