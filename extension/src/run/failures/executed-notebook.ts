/** A cell that ended a run, as the executed notebook that `nbflow run --report` writes has it. */
export interface FailedCell {
  /** Its number among the code cells, from 1. */
  readonly cell: number;
  readonly source: string;
  /** In the cell, from 1; null where the traceback does not say. */
  readonly line: number | null;
  /** `ZeroDivisionError: division by zero` */
  readonly error: string;
  /** As printed, without colours. */
  readonly traceback: string;
}

export interface RunReport {
  /** How the run ended: `Failed`, `Crashed`, `Completed`. */
  readonly state: string | null;
  /** `fit-line failed: ZeroDivisionError: division by zero (cell 3, line 4)` */
  readonly message: string | null;
  readonly failed: readonly FailedCell[];
}

/** Reads an executed notebook; what is not as expected in it counts as not there. */
export function readReport(text: string): RunReport {
  const notebook = recordOf(JSON.parse(text));
  const facts = recordOf(recordOf(notebook["metadata"])["nbflow"]);
  const message = textOf(facts["message"]);
  const cells = listOf(notebook["cells"]).map(recordOf);
  const failed = cells
    .filter((cell) => cell["cell_type"] === "code")
    .flatMap((cell, index) => failureOf(cell, index + 1, message ?? ""));
  const state = textOf(facts["state"]);
  return { state, message, failed: state === "Completed" ? [] : failed };
}

function failureOf(cell: Readonly<Record<string, unknown>>, number: number, message: string): FailedCell[] {
  if (listOf(recordOf(cell["metadata"])["tags"]).includes("raises-exception")) return [];
  const output = listOf(cell["outputs"])
    .map(recordOf)
    .findLast((one) => one["output_type"] === "error");
  if (!output) return [];
  const traceback = listOf(output["traceback"]).map(String).join("\n").replaceAll(colours, "");
  return [
    {
      cell: number,
      source: joined(cell["source"]),
      line: lineIn(message, number) ?? lineOf(traceback, cell["execution_count"]),
      error: [output["ename"], output["evalue"]].map(String).join(": ").replace(/: $/u, ""),
      traceback,
    },
  ];
}

const colours = /\u001B\[[\d;]*m/gu;

/** What the run itself says of the cell: `(cell 3, line 4)`. */
function lineIn(message: string, cell: number): number | null {
  const line = new RegExp(`\\(cell ${cell}, line (\\d+)\\)`, "u").exec(message)?.[1];
  return line === undefined ? null : Number(line);
}

/** IPython's first frame is the cell's own; its arrow points at the line. */
function lineOf(traceback: string, count: unknown): number | null {
  const line =
    new RegExp(`In\\s?\\[${String(count)}\\], line (\\d+)`, "u").exec(traceback)?.[1] ??
    /^-+>\s+(\d+)/mu.exec(traceback)?.[1];
  return line === undefined ? null : Number(line);
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
const joined = (source: unknown): string =>
  Array.isArray(source) ? source.join("") : (textOf(source) ?? "");
