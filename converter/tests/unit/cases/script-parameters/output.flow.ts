/**
 * Converted by nbflow 0.1.0 from script-parameters.ipynb. Yours to edit: converting again leaves a
 * changed script as it is.
 * @nbflow plan=1 notebook=sha256:d05c255bf1d4ebca4a15eadca2af21b4e0cbcfd65a9bb84069e0fafecac4f20d script=sha256:a9a230fc7aaf567b7e7cfd7e6e92e64204cdf03f3eee0b2efba1779484a086ec
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
 * Show labels (cell 2).
 *
 * - needs `labels`, `limit`, `path` and `wide`, which cell 1 makes
 */
export const showLabels = task(
  { name: "show-labels" },
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
    showLabels({
      labels: settings.labels,
      limit: settings.limit,
      path: settings.path,
      wide: settings.wide,
    });
  },
);
