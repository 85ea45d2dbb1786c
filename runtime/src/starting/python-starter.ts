import { dirname, resolve } from "node:path";
import type { Cell } from "../engine/index.js";
import type { DenoError } from "../deno/index.js";
import type { PythonWorker } from "../python/index.js";
import { DeferredWorker } from "./deferred-worker.js";
import type { Place, StartedWorker, Wish } from "./start-worker.js";

export interface PythonStarterOptions {
  /** The folder that the script's relative paths start from. */
  readonly folder: string;
  /** `--python`. */
  readonly python: string | undefined;
  readonly env: Place["env"];
}

interface Started {
  readonly key: string;
  readonly coming: Promise<StartedWorker>;
}

/** Starts a run's workers: the first one ahead, while the script is still being compiled. A flow without cells loads nothing. */
export class PythonStarter {
  readonly #options: PythonStarterOptions;
  #ahead: Started | null = null;
  #cells: readonly Cell[] = [];
  #refused = false;

  constructor(options: PythonStarterOptions) {
    this.#options = options;
  }

  /** Whether there is no interpreter, or it was turned down as it lacks what the cells import. */
  get refused(): boolean {
    return this.#refused;
  }

  /** Resolves when it has been started, or could not be, which whoever takes it is told. */
  async startAhead(wish: Wish): Promise<void> {
    this.#ahead = this.#start(wish);
    await this.#ahead.coming.catch(() => undefined);
  }

  /** Names the cells that workers will be asked to run: an interpreter that lacks what they import is turned down. */
  check(cells: readonly Cell[]): void {
    this.#cells = cells;
  }

  start(wish: Wish): PythonWorker {
    const ahead = this.#ahead?.key === keyOf(wish) ? this.#ahead : null;
    if (ahead !== null) this.#ahead = null;
    const { coming } = ahead ?? this.#start(wish);
    return new DeferredWorker(this.#checked(coming));
  }

  /** Ends a worker that was started ahead and that no run took. */
  async close(): Promise<void> {
    const ahead = this.#ahead;
    this.#ahead = null;
    const started = await ahead?.coming.catch(() => null);
    await started?.worker.close();
  }

  #start(wish: Wish): Started {
    const { folder, python, env } = this.#options;
    const place: Place = { folder: folderOf(wish, folder), python, env };
    const coming = import("./start-worker.js").then(({ findAndStart }) => findAndStart(wish, place));
    coming.catch(() => undefined);
    return { key: keyOf(wish), coming };
  }

  async #checked(coming: Promise<StartedWorker>): Promise<PythonWorker> {
    const { worker, executable, without } = await coming.catch((error: unknown) => {
      this.#refused = true;
      throw error;
    });
    if (without !== null) await this.#mustNotNeedDeno(worker, without);
    if (executable === null) return worker;
    const { missingModules, missingText } = await import("./missing-modules.js");
    const missing = await missingModules(worker, this.#cells);
    if (missing.length === 0) return worker;
    this.#refused = true;
    await worker.close();
    const { message, hint } = missingText(missing, executable);
    const { WorkerError } = await import("../python/index.js");
    throw new WorkerError("not-started", message, { executable, cell: missing[0]?.cell ?? null, hint });
  }

  /** Node runs what it can; what only Deno has is refused before anything runs. */
  async #mustNotNeedDeno(worker: PythonWorker, { message, hint }: DenoError): Promise<void> {
    const { needsDeno } = await import("../node-cells/index.js");
    const [first, ...more] = needsDeno(this.#cells);
    if (first === undefined) return;
    this.#refused = true;
    await worker.close();
    const { WorkerError } = await import("../python/index.js");
    const others =
      more.length === 0
        ? ""
        : `, and so ${more.length === 1 ? "does cell" : "do cells"} ${more.map(({ cell }) => cell).join(", ")}`;
    throw new WorkerError(
      "not-started",
      `cell ${first.cell} uses ${first.what}, which only Deno has${others}. ${message}`,
      { executable: "deno", cell: first.cell, hint },
    );
  }
}

/** Cells run in the notebook's folder. */
function folderOf({ notebook }: Wish, folder: string): string {
  return notebook === null ? folder : dirname(resolve(folder, notebook));
}

function keyOf({ language, notebook, kernel }: Wish): string {
  return JSON.stringify([language === "python", notebook, kernel]);
}
