/**
 * Converted by nbflow 0.1.0 from script-redeclared.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:4c1d9b24b7da3b54a5bca8ba865aaf81d45c2072b67db5056f07ae43af7de834 script=sha256:51030db3eb8f0f2c376de2daeb0a80ffbc20c05f6e4942f107535b84336f258f
 */
import { cell, flow, javascript, task } from "nbflow";

const js = javascript({
  notebook: "script-redeclared.ipynb",
  kernel: "jslab",
});

/** Set total (cells 1–6). */
export const setTotal = task(
  { name: "set-total" },
  js.cells(
    { writes: ["total", "row", "first", "others", "Row"] },
    cell(1)`
var total = 1;
`,
    cell(2)`
const row = [total];
row.push(2);
`,
    cell(3)`
var total = 5;
`,
    cell(4)`
let [first, ...others] = row;
first + total
`,
    cell(5)`
class Row {}
`,
    cell(6)`
class Row { size = 1 }
new Row()
`,
  ),
);

export default flow({ name: "script-redeclared" }, async () => {
  const total = setTotal();
  return { first: total.first, others: total.others };
});
