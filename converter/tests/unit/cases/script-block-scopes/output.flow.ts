/**
 * Converted by nbflow 0.1.0 from script-block-scopes.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:b8ba51f41dc07d136c11f5a5b45ebb91e99ee116d2d482968641cc46089a9eb6 script=sha256:c54ba9f1797fa39d796333a41644f79b6be41f53f98ffe7b11d9f8ae526db215
 */
import { cell, flow, task, typescript } from "nbflow";

const ts = typescript({
  notebook: "script-block-scopes.ipynb",
  kernel: "deno",
});

/** Make rows (cells 1–4). */
export const makeRows = task(
  { name: "make-rows" },
  ts.cells(
    { writes: ["i", "rows"] },
    cell(1)`
const i = 10;
const rows: number[] = [];
`,
    cell(2)`
for (let i = 0; i < 3; i++) {
  const row = i * 2;
  rows.push(row);
}
`,
    cell(3)`
try {
  throw new Error(\`no \${i}\`);
} catch (error) {
  console.log((error as Error).message);
}
`,
    cell(4)`
rows
`,
  ),
);

export default flow({ name: "script-block-scopes" }, async () => {
  const rows = makeRows();
  return { rows: rows.rows };
});
