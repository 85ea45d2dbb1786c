import type {
  CellOutput,
  CellRequest,
  CellResult,
  DescribeOptions,
  Json,
  Kept,
  Opened,
  PythonForks,
  PythonKeeps,
  PythonValue,
  PythonWorker,
  WorkerInfo,
} from "../python/index.js";

const KEPT_NOTHING = {
  kept: null,
  left: {},
  settings: false,
  why: "its process can't keep values",
  seconds: 0,
} satisfies Kept;

/** A worker whose interpreter is still being looked for: all that is asked of it waits for the one that comes. */
export class DeferredWorker implements PythonWorker {
  readonly ready: Promise<WorkerInfo>;
  readonly #coming: Promise<PythonWorker>;
  #worker: PythonWorker | null = null;
  #interrupted = false;

  constructor(coming: Promise<PythonWorker>) {
    this.#coming = coming.then((worker) => (this.#worker = worker));
    this.ready = this.#coming.then((worker) => worker.ready);
    this.ready.catch(() => undefined);
  }

  readonly forks: PythonForks = {
    fork: async () => {
      const worker = await this.#coming;
      return worker.forks?.fork() ?? "its process can't be forked";
    },
  };

  readonly keeps: PythonKeeps = {
    settle: async () => (await this.#coming).keeps?.settle(),
    largest: async () => (await this.#coming).keeps?.largest() ?? [],
    environment: async () => {
      const { keeps } = await this.#coming;
      if (keeps === null || keeps === undefined) throw new Error(KEPT_NOTHING.why);
      return keeps.environment();
    },
    keep: async (request) => (await this.#coming).keeps?.keep(request) ?? KEPT_NOTHING,
    mark: async (...given) => (await this.#coming).keeps?.mark(...given) ?? KEPT_NOTHING.why,
    rewind: async () => (await this.#coming).keeps?.rewind() ?? KEPT_NOTHING.why,
    take: async (...given) => (await this.#coming).keeps?.take(...given) ?? KEPT_NOTHING.why,
  };

  get pid(): number {
    return this.#worker?.pid ?? -1;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    const worker = await this.#coming;
    const result = worker.execute(request, onOutput);
    if (this.#interrupted) worker.interrupt();
    return result;
  }

  async watch(): Promise<void> {
    await (await this.#coming).watch?.();
  }

  async opened(): Promise<Opened> {
    const worker = await this.#coming;
    return (await worker.opened?.()) ?? { files: {}, why: "its process can't see it" };
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    return (await this.#coming).assign(values);
  }

  async describe(
    names: readonly string[],
    options?: DescribeOptions,
  ): Promise<Readonly<Record<string, PythonValue>>> {
    return (await this.#coming).describe(names, options);
  }

  interrupt(): void {
    if (this.#worker === null) this.#interrupted = true;
    else this.#worker.interrupt();
  }

  async close(): Promise<void> {
    const worker = await this.#coming.catch(() => null);
    await worker?.close();
  }
}
