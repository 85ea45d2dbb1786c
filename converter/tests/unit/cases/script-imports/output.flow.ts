/**
 * Converted by nbflow 0.1.0 from script-imports.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:ea2cfc9a0e02906218616f33d7c062879d41a2c68ac4cd0db025b456876d153a script=sha256:bed80f25406cc405ef17e734f5c8e3871c0244e11e5251abb677eb36346d420d
 */
import { cell, flow, task, typescript } from "nbflow";

/** Imports (cells 1 and 2): runs first, once. */
const ts = typescript({
  notebook: "script-imports.ipynb",
  kernel: "deno",
  setup: [
    cell(1)`
import fs from "node:fs";
import * as path from "node:path";
import { inspect as show } from "node:util";
import type { Stats } from "node:fs";
`,
    cell(2)`
import { chunk } from "npm:lodash-es@4.17.21";
`,
  ],
});

/** Prepare join (cells 3–5). */
export const prepareJoin = task(
  { name: "prepare-join" },
  ts.cells(
    { writes: ["file", "join", "rows", "chunk"] },
    cell(3)`
const { join } = await import("node:path");
const file = join("data", "rows.json");
`,
    cell(4)`
fs.writeFileSync("data/rows.json", "[1, 2]");
`,
    cell(5)`
const rows = JSON.parse(fs.readFileSync("data/rows.json", "utf8"));
show(chunk(rows, 2))
`,
  ),
);

export default flow({ name: "script-imports" }, async () => {
  const preparedJoin = prepareJoin();
  return { file: preparedJoin.file };
});
