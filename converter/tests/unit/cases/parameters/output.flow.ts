/**
 * Parameters
 *
 * Converted by nbflow 0.1.0 from parameters.ipynb. Yours to edit: converting again leaves a changed
 * script as it is.
 * @nbflow plan=1 notebook=sha256:de1ca266fe34a956e2b2a6c0e1be27b8da70f06da2ed48872da3b8636a14a237 script=sha256:696f041468b5612931c817c2677dd8c99fc00bc8b7fe47654dc885e27fcc4927
 */
import { cell, flow, python, task } from "nbflow";

/** What the cell tagged `parameters` sets (cell 1). */
interface Parameters {
  /** Where the rows are. Default: `"data.csv"`. */
  path?: string;
  /** Default: `10`. */
  limit?: number;
  /** Between 0 and 1. Default: `0.5`. */
  ratio?: number;
  /** Default: `False`. */
  verbose?: boolean;
}

const py = python({
  notebook: "parameters.ipynb",
  kernel: "python3",
});

/** Set the parameters (cell 1). */
export const setParameters = task(
  { name: "set-parameters", mayRunAgain: true },
  py.parameters(
    { writes: ["path", "limit", "ratio", "verbose"] },
    cell(1)`
path = "data.csv"  # where the rows are
limit = 10
ratio = 0.5  # between 0 and 1.
verbose = False
`,
  ),
);

/**
 * Rows (cells 2 and 3).
 *
 * - needs `limit`, `path` and `ratio`, which cell 1 makes
 */
export const computeRows = task(
  { name: "compute-rows", mayRunAgain: true },
  py.cells(
    { reads: ["limit", "path", "ratio"], writes: ["rows"] },
    cell(2)`
rows = [path] * limit
`,
    cell(3)`
print(len(rows), ratio)
`,
  ),
);

export default flow(
  {
    name: "parameters",
    parameters: {
      type: "object",
      properties: {
        path: { type: "string", default: "data.csv", description: "where the rows are" },
        limit: { type: "integer", default: 10 },
        ratio: { type: "number", default: 0.5, description: "between 0 and 1." },
        verbose: { type: "boolean", default: false },
      },
    },
  },
  async (parameters: Parameters) => {
    const settings = setParameters(parameters);
    const rows = computeRows({ limit: settings.limit, path: settings.path, ratio: settings.ratio });
    return { rows: rows.rows };
  },
);
