/**
 * Parameters
 *
 * Converted by nbflow 0.1.0 from class-of-parameters.ipynb. Yours to edit: converting again leaves
 * a changed script as it is.
 * @nbflow plan=1 notebook=sha256:de1ca266fe34a956e2b2a6c0e1be27b8da70f06da2ed48872da3b8636a14a237 style=class script=sha256:bbe14af4793afa6517f389dd452c20744db7695f4d2fe6cdf84a7ca0ce5cb5bd
 */
import { cell, flow, flowOfMethod, python, task } from "nbflow";

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
  notebook: "class-of-parameters.ipynb",
  kernel: "python3",
});

class ClassOfParameters {
  /** Set the parameters (cell 1). */
  @task({ name: "set-parameters", mayRunAgain: true })
  readonly setParameters = py.parameters(
    { writes: ["path", "limit", "ratio", "verbose"] },
    cell(1)`
path = "data.csv"  # where the rows are
limit = 10
ratio = 0.5  # between 0 and 1.
verbose = False
`,
  );

  /**
   * Rows (cells 2 and 3).
   *
   * - needs `limit`, `path` and `ratio`, which cell 1 makes
   */
  @task({ name: "compute-rows", mayRunAgain: true })
  readonly computeRows = py.cells(
    { reads: ["limit", "path", "ratio"], writes: ["rows"] },
    cell(2)`
rows = [path] * limit
`,
    cell(3)`
print(len(rows), ratio)
`,
  );

  @flow({
    name: "class-of-parameters",
    parameters: {
      type: "object",
      properties: {
        path: { type: "string", default: "data.csv", description: "where the rows are" },
        limit: { type: "integer", default: 10 },
        ratio: { type: "number", default: 0.5, description: "between 0 and 1." },
        verbose: { type: "boolean", default: false },
      },
    },
  })
  async run(parameters: Parameters) {
    const settings = this.setParameters(parameters);
    const rows = this.computeRows({
      limit: settings.limit,
      path: settings.path,
      ratio: settings.ratio,
    });
    return { rows: rows.rows };
  }
}

export default flowOfMethod(new ClassOfParameters(), "run");
