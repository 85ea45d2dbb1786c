import { FLOW, OWNER, TASK, type Cell, type FlowFunction, type TaskDefinition } from "../engine/index.js";

export interface CellsOf {
  /** Every cell of the script, in the notebook's order; the setup's first. */
  readonly cells: readonly Cell[];
  /** The notebook, relative to the script's folder; null where the script names none. */
  readonly notebook: string | null;
  /** The kernelspec's name; null where the notebook names none. */
  readonly kernel: string | null;
  /** Whether cells are functions, which run in Node itself. */
  readonly hasFunctions: boolean;
  /** The languages of the other cells. */
  readonly languages: readonly string[];
}

export function isFlow(value: unknown): value is FlowFunction {
  return isFunctionOrObject(value) && FLOW in value;
}

/** The cells of a script, by its exports. */
export function cellsOf(exports: Readonly<Record<string, unknown>>): CellsOf {
  const exported = Object.values(exports);
  const fields = exported.flatMap((value) =>
    isFunctionOrObject(value) && OWNER in value ? (Object.values(value[OWNER] as object) as unknown[]) : [],
  );
  const tasks = [...exported, ...fields]
    .filter(
      (value): value is { readonly [TASK]: TaskDefinition } => isFunctionOrObject(value) && TASK in value,
    )
    .map((task) => task[TASK]);
  const bodies = tasks.map(({ body }) => body).filter((body) => body.kind === "python");
  const pythons = [...new Set(bodies.map((body) => body.python))];
  const setup = pythons.flatMap((python) => python.setup);
  const own = bodies.flatMap((body) => body.cells).sort((a, b) => a.number - b.number);
  return {
    cells: [...setup, ...own],
    notebook: pythons.find((python) => python.notebook !== null)?.notebook ?? null,
    hasFunctions: tasks.some(({ cell }) => cell !== null),
    kernel: pythons.find((python) => python.kernel !== null)?.kernel ?? null,
    languages: [...new Set(pythons.map((python) => python.language))],
  };
}

function isFunctionOrObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}
