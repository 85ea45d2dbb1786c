import { ForkedBranches } from "./branches.js";
import { InterpreterProcess } from "./interpreter-process.js";
import { protocolVersion } from "./protocol.js";
import { Session } from "./session.js";
import { onSlowEnd } from "./slow-end.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  DescribeOptions,
  Json,
  MissingModule,
  Opened,
  PythonForks,
  PythonKeeps,
  PythonValue,
  PythonWorker,
  WorkerInfo,
} from "./worker.js";

export interface WorkerOptions {
  /** The interpreter. `findInterpreter` finds it. */
  readonly executable: string;
  /** Where cells run: the notebook's folder. */
  readonly folder: string;
  /** Default: this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** A folder for compiled modules, used where Python itself would keep none. Default: none. */
  readonly pycache?: string;
}

/** Starts an interpreter; it is ready when `ready` resolves, but requests may be made at once. */
export function startWorker(options: WorkerOptions): PythonWorker {
  return new Worker(options);
}

class Worker implements PythonWorker {
  readonly ready: Promise<WorkerInfo>;
  readonly forks: PythonForks;
  readonly keeps: PythonKeeps = {
    settle: async () => void (await this.#session.request<"settle">({ op: "settle" })),
    largest: async () => (await this.#session.request<"largest">({ op: "largest" })).variables,
    environment: () => this.#session.request<"environment">({ op: "environment" }),
    keep: (request) => this.#session.request<"keep">({ op: "keep", ...request }),
    mark: async (names, folder, bytes) =>
      (await this.#session.request<"mark">({ op: "mark", names, folder, bytes })).why,
    rewind: async () => (await this.#session.request<"rewind">({ op: "rewind" })).why,
    take: async (folder, key, without = []) =>
      (await this.#session.request<"take">({ op: "take", folder, key, without })).why,
  };
  readonly #process: InterpreterProcess;
  readonly #session: Session;
  readonly #branches: ForkedBranches;
  #closing: Promise<void> | null = null;

  constructor({ executable, folder, env = process.env, pycache }: WorkerOptions) {
    this.#process = new InterpreterProcess({ executable, folder, env }, (message) =>
      this.#session.take(message),
    );
    this.#session = new Session({ channel: this.#process, executable, name: "Python worker" });
    this.#branches = new ForkedBranches(this.#session, executable);
    this.forks = this.#branches;
    this.ready = this.#session
      .request<"hello">({ op: "hello", protocol: protocolVersion, pycache: pycache ?? null })
      .then(({ pid, executable: found, version, shell }) => {
        this.#process.pid = pid;
        return { executable: found, version, shell };
      });
    this.ready.catch(() => {});
    void this.#process.ended.then(() => this.#branches.close());
  }

  get pid(): number {
    return this.#process.pid;
  }

  async missing(cells: readonly CellRequest[]): Promise<readonly MissingModule[]> {
    return (await this.#session.request<"missing">({ op: "missing", cells })).modules;
  }

  watch(): Promise<void> {
    return this.#session.watch();
  }

  opened(): Promise<Opened> {
    return this.#session.opened();
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    await this.ready;
    return this.#session.execute(request, onOutput);
  }

  assign(values: Readonly<Record<string, Json>>): Promise<void> {
    return this.#session.assign(values);
  }

  describe(
    names: readonly string[],
    options?: DescribeOptions,
  ): Promise<Readonly<Record<string, PythonValue>>> {
    return this.#session.describe(names, options);
  }

  interrupt(): void {
    this.#session.interrupt();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#session.closes();
    let unwatch: (() => void) | null = null;
    if (this.#session.isIdle) {
      // exit handlers may run, and files be written
      this.#process.send({ op: "close", id: 0 });
      unwatch = onSlowEnd(this.#process.pid, () => this.#process.kill());
    } else {
      this.#process.kill();
    }
    await this.#branches.close();
    await this.#process.ended;
    unwatch?.();
  }
}
