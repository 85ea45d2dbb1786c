import type {
  CellError,
  CellOutput,
  CellRequest,
  CellResult,
  Json,
  PythonValue,
  PythonWorker,
} from "../../../src/python/worker.js";
import { deferred } from "./deferred.js";

/** What a fake cell does: it sees the namespace, may show outputs, and gives an error or nothing. */
export type FakeCell = (at: {
  readonly names: Map<string, unknown>;
  readonly show: (output: CellOutput) => void;
  readonly worker: FakePython;
}) => void | Partial<CellResult> | Promise<void | Partial<CellResult>>;

/** A Python process that runs JavaScript by a cell's source: `cells["df = 1"] = ({ names }) => names.set("df", 1)`. */
export class FakePython implements PythonWorker {
  readonly pid = 4711;
  readonly ready: PythonWorker["ready"];
  readonly names = new Map<string, unknown>();
  /** What was asked of it, in order: `cell 3`, `assign path`, `describe df`, `interrupt`, `close`. */
  readonly calls: string[] = [];
  readonly #cells: Readonly<Record<string, FakeCell>>;
  #count = 0;
  #lost: ((error: Error) => void) | null = null;
  #interrupted: (() => void) | null = null;

  constructor(cells: Readonly<Record<string, FakeCell>> = {}, startError: Error | null = null) {
    this.#cells = cells;
    this.ready =
      startError === null
        ? Promise.resolve({ executable: "python", version: "3.11", shell: "ipykernel" })
        : Promise.reject(startError);
    this.ready.catch(() => undefined);
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    this.calls.push(`cell ${request.cell}`);
    this.#count = request.count ?? this.#count + 1;
    const shown: CellOutput[] = [];
    const show = (output: CellOutput): void => {
      shown.push(output);
      onOutput(output);
    };
    const lost = deferred<never>();
    this.#lost = lost.reject;
    const act = this.#cells[request.source] ?? (() => undefined);
    const result = await Promise.race([act({ names: this.names, show, worker: this }), lost.promise]);
    const given = result ?? {};
    const error = given.error ?? null;
    if (error !== null) {
      show({ output_type: "error", ename: error.name, evalue: error.value, traceback: error.traceback });
    }
    return { outputs: shown, executionCount: this.#count, error, changed: new Map(), ...given };
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    this.calls.push(`assign ${Object.keys(values).join(" ")}`);
    for (const [name, value] of Object.entries(values)) this.names.set(name, value);
  }

  async describe(names: readonly string[]): Promise<Readonly<Record<string, PythonValue>>> {
    this.calls.push(`describe ${names.join(" ")}`);
    const bound = names.filter((name) => this.names.has(name));
    return Object.fromEntries(bound.map((name) => [name, valueOf(this.names.get(name))]));
  }

  interrupt(): void {
    this.calls.push("interrupt");
    this.#interrupted?.();
  }

  /** Resolves when it is interrupted, with the error that a cell then has. */
  interrupted(): Promise<{ readonly error: CellError }> {
    return new Promise((resolve) => {
      this.#interrupted = () => resolve({ error: raised("KeyboardInterrupt", "") });
    });
  }

  /** As if the process had been killed while a cell runs. */
  lose(error: Error): void {
    this.#lost?.(error);
  }

  async close(): Promise<void> {
    if (this.calls.at(-1) !== "close") this.calls.push("close");
    this.lose(new Error("The Python worker was closed."));
  }
}

export function raised(name: string, value: string, line: number | null = 1): CellError {
  return { name, value, line, traceback: ["Traceback", `${name}: ${value}`] };
}

export function printed(text: string): CellOutput {
  return { output_type: "stream", name: "stdout", text };
}

class Unjsonable {
  constructor(readonly type: string) {}
}

export function object(type: string): unknown {
  return new Unjsonable(type);
}

function valueOf(value: unknown): PythonValue {
  if (value instanceof Unjsonable) return { kind: "object", type: value.type, text: `<${value.type}>` };
  return { kind: "json", value: value as Json };
}
