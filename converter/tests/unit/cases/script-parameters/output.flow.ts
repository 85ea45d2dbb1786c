/**
 * Converted by nbflow 0.1.0 from script-parameters.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:d05c255bf1d4ebca4a15eadca2af21b4e0cbcfd65a9bb84069e0fafecac4f20d script=sha256:aa6838c07ae5de641d9dc8ef92e443f80d845abb140f4891b651e6f2f2c0a341
 */
import { cell, flow, task, typescript } from "nbflow";

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** Where the rows are. Default: `"rows.csv"`. */
  path?: string;
  /** Default: `10`. */
  limit?: number;
  /** Default: `["a", "b"]`. */
  labels?: readonly unknown[];
  /** Default: `limit > 5`. */
  wide?: unknown;
}

const ts = typescript({
  notebook: "script-parameters.ipynb",
  kernel: "deno",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters" },
  ts.parameters(
    { writes: ["path", "limit", "labels", "wide"] },
    cell(1)`
const path: string = "rows.csv"; // where the rows are
const limit = 10;
let labels: string[] = ["a", "b"];
const wide = limit > 5;
`,
  ),
);

/**
 * Show log (cell 2).
 *
 * - needs `labels`, `limit`, `path` and `wide`, which cell 1 makes
 */
export const showLog = task(
  { name: "show-log" },
  ts.cells(
    { reads: ["labels", "limit", "path", "wide"] },
    cell(2)`
console.log(\`\${path} \${limit} \${labels} \${wide}\`);
`,
  ),
);

export default flow(
  {
    name: "script-parameters",
    parameters: {
      type: "object",
      properties: {
        path: { type: "string", default: "rows.csv", description: "where the rows are" },
        limit: { type: "number", default: 10 },
        labels: { type: "array", default: ["a", "b"] },
        wide: {},
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    showLog({
      labels: settings.labels,
      limit: settings.limit,
      path: settings.path,
      wide: settings.wide,
    });
  },
);
