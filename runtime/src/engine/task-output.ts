import { Console } from "node:console";
import { Writable } from "node:stream";
import { v7 as uuid } from "uuid";
import type { CellOutput } from "../python/worker.js";
import type { CellArtifacts } from "./cell-artifact.js";
import { CellLog } from "./cell-log.js";
import { running } from "./context.js";
import { mergeStreams } from "./merge-streams.js";
import { printPromisesPlainly } from "./plain-promises.js";
import type { Recorder, TaskPlace } from "./recorder.js";

/** The type of an artifact that holds what `display()` was given, by MIME types. */
const DISPLAY_ARTIFACT = "display-data";

/** What a try of a function task prints and shows: lines of its log, and, where it is a notebook's cell, the cell's outputs. */
export class TaskOutput {
  readonly #recorder: Recorder;
  readonly #place: TaskPlace;
  readonly #cell: { readonly number: number; readonly artifacts: CellArtifacts } | null;
  readonly #log: CellLog;
  readonly #outputs: CellOutput[] = [];
  #console: Printing | null = null;
  #ended = false;

  constructor(
    recorder: Recorder,
    place: TaskPlace,
    cell: { readonly number: number; readonly artifacts: CellArtifacts } | null,
  ) {
    this.#recorder = recorder;
    this.#place = place;
    this.#cell = cell;
    this.#log = new CellLog((name, level, message) => recorder.log(place, name, level, message));
    if (cell !== null) recorder.emit({ type: "cell-started", ...place, cell: cell.number });
  }

  /** Made when the function first prints: most tasks never do, and making one is dear beside a short task. */
  get console(): Printing {
    return (this.#console ??= new Console({
      stdout: this.#writable("stdout"),
      stderr: this.#writable("stderr"),
      colorMode: false,
    }) as unknown as Printing);
  }

  #writable(name: "stdout" | "stderr"): Writable {
    return new Writable({
      decodeStrings: false,
      write: (text: string, _encoding, done) => {
        this.show({ output_type: "stream", name, text });
        done();
      },
    });
  }

  get place(): TaskPlace {
    return this.#place;
  }

  /** What comes after its task's end belongs to no cell, and is left out. */
  show(output: CellOutput): void {
    if (this.#ended) return;
    this.#log.write(output);
    if (this.#cell === null) return this.#keep(output);
    this.#outputs.push(output);
    this.#recorder.emit({ type: "cell-output", ...this.#place, cell: this.#cell.number, output });
  }

  /** What a task that is no cell shows has no notebook to stand in. */
  #keep(output: CellOutput): void {
    if (output.output_type !== "display_data" && output.output_type !== "execute_result") return;
    const now = this.#recorder.clock.now().toISOString();
    const about = { key: null, type: DISPLAY_ARTIFACT, description: null, created: now, updated: now };
    this.#recorder.saveArtifact({ id: uuid(), ...about, data: output.data, ...this.#place });
  }

  end(failed: boolean): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#log.end();
    if (this.#cell === null) return;
    const { number, artifacts } = this.#cell;
    const outputs = mergeStreams(this.#outputs);
    artifacts.save(this.#place, { cell: number, source: null, outputs, execution_count: null });
    this.#recorder.emit({ type: "cell-ended", ...this.#place, cell: number, failed });
  }
}

const METHODS = [
  "assert",
  "count",
  "countReset",
  "debug",
  "dir",
  "dirxml",
  "error",
  "group",
  "groupCollapsed",
  "groupEnd",
  "info",
  "log",
  "table",
  "time",
  "timeEnd",
  "timeLog",
  "trace",
  "warn",
] as const;

/** What of a console can print. */
export type Printing = Readonly<Record<(typeof METHODS)[number], (...args: unknown[]) => void>>;

const CAPTURED = Symbol.for("nbflow.console");

/** From now on what a task's function prints goes to its task run, whatever else runs at the same time. */
export function captureConsole(): void {
  printPromisesPlainly();
  captureMethods(globalThis.console);
  for (const name of ["stdout", "stderr"] as const) captureStream(name);
}

function captureMethods(console: Console & { [CAPTURED]?: true }): void {
  if (console[CAPTURED] === true) return;
  console[CAPTURED] = true;
  for (const method of METHODS) {
    const original = console[method].bind(console) as (...args: unknown[]) => void;
    console[method] = (...args: unknown[]): void => {
      const own = running()?.task?.output?.console;
      if (own === undefined) original(...args);
      else own[method](...args);
    };
  }
}

type Write = NodeJS.WriteStream["write"] & { [CAPTURED]?: true };

/** Others put their own `write` there, and take it away again: what is there now is what others see. */
function captureStream(name: "stdout" | "stderr"): void {
  const stream = process[name];
  if ((Reflect.get(stream, "write") as Write)[CAPTURED] === true) return;
  const original = Reflect.get(stream, "write") as (...args: unknown[]) => boolean;
  const write = function (this: unknown, chunk: string | Uint8Array, ...rest: unknown[]): boolean {
    const output = running()?.task?.output;
    if (output === undefined) return original.call(stream, chunk, ...rest);
    const text = typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8");
    output.show({ output_type: "stream", name, text });
    const done = rest.findLast((argument) => typeof argument === "function") as (() => void) | undefined;
    done?.();
    return true;
  };
  stream.write = Object.assign(write, { [CAPTURED]: true as const }) as Write;
}
