import { CellOutputs } from "../python/cell-outputs.js";
import type { KernelMessage } from "../python/protocol.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  Json,
  PythonValue,
  PythonWorker,
  WorkerInfo,
} from "../python/worker.js";
import { WorkerError } from "../python/worker-error.js";
import { DenoProcess, type Ended } from "./deno-process.js";
import { Kernel, OutputLost, type Answer } from "./kernel.js";
import { answerType, assignCode, describeCode } from "./worker-code.js";

export interface DenoOptions {
  /** Deno itself. `findDeno` finds it. */
  readonly executable: string;
  /** Where cells run: the notebook's folder. */
  readonly folder: string;
  /** Default: this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Starts Deno's own Jupyter kernel, so that cells run and show their values exactly as in a notebook. */
export function startDeno(options: DenoOptions): PythonWorker {
  return new DenoWorker(options);
}

interface Running {
  readonly cell: number;
  readonly onOutput: (output: CellOutput) => void;
}

class DenoWorker implements PythonWorker {
  readonly ready: Promise<WorkerInfo>;
  readonly #executable: string;
  readonly #outputs = new CellOutputs();
  readonly #starting: Promise<{ readonly process: DenoProcess; readonly kernel: Kernel }>;
  #process: DenoProcess | null = null;
  #running: Running | null = null;
  #count = 0;
  #closing: Promise<void> | null = null;
  #interrupted = false;

  constructor({ executable, folder, env = process.env }: DenoOptions) {
    this.#executable = executable;
    this.#starting = DenoProcess.start({ executable, folder, env }).then(
      ({ process: started, connection }) => {
        this.#process = started;
        const kernel = new Kernel(connection);
        void started.ended.then((ended) => kernel.lose(this.#lostError(ended)));
        if (this.#closing !== null) started.kill();
        return { process: started, kernel };
      },
    );
    this.ready = this.#starting.then(async ({ kernel }) => ({
      executable,
      version: await kernel.ready,
      shell: "deno",
    }));
    this.ready.catch(() => undefined);
  }

  get pid(): number {
    return this.#process?.pid ?? -1;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    await this.ready;
    const { kernel } = await this.#starting;
    const { cell } = request;
    this.#running = { cell, onOutput };
    this.#outputs.start(cell);
    this.#count = request.count ?? this.#count + 1;
    try {
      const answer = await kernel.execute(request.source, (message) => this.#show(message));
      if (answer.error !== null && !this.#outputs.of(cell).some((one) => one.output_type === "error")) {
        // What Deno can't read, it only writes to its own stderr.
        this.#show(errorMessage(answer, this.#process?.lastWords ?? ""));
      }
      const outputs = this.#outputs.of(cell).map((output) => withCount(output, this.#count));
      const error = outputs.find((output) => output.output_type === "error");
      return {
        outputs,
        executionCount: this.#count,
        error:
          error === undefined
            ? null
            : {
                name: error.ename,
                value: error.evalue,
                traceback: error.traceback,
                line: onlyLine(request.source),
              },
        changed: this.#outputs.changed(),
      };
    } catch (error) {
      throw error instanceof OutputLost ? this.#outputLost(cell) : error;
    } finally {
      this.#running = null;
    }
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    await this.ready;
    const { kernel } = await this.#starting;
    for (const [name, value] of Object.entries(values)) {
      const [set, declare] = assignCode(name, value);
      if ((await kernel.silently(set)).error === null) continue;
      const { error } = await kernel.silently(declare);
      if (error !== null) throw this.#refused(`\`${name}\` could not be set: ${error.value}`);
    }
  }

  async describe(names: readonly string[]): Promise<Readonly<Record<string, PythonValue>>> {
    await this.ready;
    const { kernel } = await this.#starting;
    const { error, data } = await kernel.silently(describeCode(names));
    const values = data.map((bundle) => bundle[answerType]).find((found) => found !== undefined);
    if (error !== null || values === undefined)
      throw this.#refused(error === null ? "it gave no values" : error.value);
    return values as unknown as Readonly<Record<string, PythonValue>>;
  }

  /** JavaScript that runs can't be asked to stop: the process ends. */
  interrupt(): void {
    if (this.#running === null) return;
    this.#interrupted = true;
    this.#process?.kill();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    const started = await this.#starting.catch(() => null);
    started?.process.kill();
    await started?.process.ended;
  }

  #show(message: KernelMessage): void {
    if (this.#running === null) return;
    const output = this.#outputs.take(message as Parameters<CellOutputs["take"]>[0]);
    if (output !== null) this.#running.onOutput(withCount(output, this.#count));
  }

  #outputLost(cell: number): WorkerError {
    return new WorkerError("output-lost", `What cell ${cell} printed came garbled from Deno's kernel.`, {
      executable: this.#executable,
      cell,
      hint: "It garbles large outputs at times, such as a line of megabytes: print less, or write it to a file.",
    });
  }

  #refused(why: string): WorkerError {
    return new WorkerError("refused", `The Deno worker refused: ${why}`, { executable: this.#executable });
  }

  #lostError(ended: Ended): WorkerError {
    const cell = this.#running?.cell ?? null;
    const where = cell === null ? "" : ` while it ran cell ${cell}`;
    const lastWords = (this.#process?.lastWords ?? "").trim();
    const { signal, exitCode, cause } = ended;
    const fields = { executable: this.#executable, cell, signal, exitCode, lastWords };
    if (this.#closing !== null || this.#interrupted)
      return new WorkerError("closed", `The Deno worker was closed${where}.`, fields);
    if (cause !== undefined)
      return new WorkerError(
        "not-started",
        `Deno could not be started at ${this.#executable}: ${cause.message}`,
        fields,
      );
    if (signal !== null) {
      const hint = signal === "SIGKILL" ? { hint: "Often this means that memory ran out." } : {};
      return new WorkerError("killed", `The Deno worker was killed by ${signal}${where}.`, {
        ...fields,
        ...hint,
      });
    }
    const said = lastWords === "" ? "" : ` It said: ${lastWords.split("\n").at(-1)}`;
    return new WorkerError(
      "exited",
      `The Deno worker ended with exit code ${exitCode}${where}.${said}`,
      fields,
    );
  }
}

/** Deno's stack names lines of what it made of the cell; where the cell has one line of code, it is that one. */
function onlyLine(source: string): number | null {
  const lines = source.split("\n").flatMap((text, index) => (text.trim() === "" ? [] : [index + 1]));
  return lines.length === 1 ? (lines[0] ?? null) : null;
}

/** The kernel counts what we ask beside the cells too. */
function withCount(output: CellOutput, count: number): CellOutput {
  return output.output_type === "execute_result" ? { ...output, execution_count: count } : output;
}

function errorMessage({ error }: Answer, lastWords: string): KernelMessage {
  const said = lastWords.trim().split("\n").at(-1) ?? "";
  return {
    op: "message",
    parent: "",
    type: "error",
    content: {
      ename: error?.name ?? "Error",
      evalue: error?.value ?? "",
      traceback: [error?.value ?? "", ...(said === "" ? [] : [said])],
    },
  };
}
