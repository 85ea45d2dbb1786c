import { dirname, resolve } from "node:path";
import type { Cell, PythonRequest } from "../../engine/index.js";
import {
  findInterpreter,
  startWorker,
  WorkerError,
  type Interpreter,
  type PythonWorker,
} from "../../python/index.js";
import { findDeno, startDeno } from "../../deno/index.js";
import { stateFolder } from "../../store/sqlite/index.js";
import { DeferredWorker } from "./deferred-worker.js";
import { missingModules, missingText } from "./missing-modules.js";

export interface PythonStarterOptions {
  /** The folder that the script's relative paths start from. */
  readonly folder: string;
  /** `--python`. */
  readonly python: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
}

type Wish = Omit<PythonRequest, "flowRunId">;

interface Started {
  readonly key: string;
  /** Null for a worker that runs no Python. */
  readonly interpreter: Promise<Interpreter> | null;
  readonly worker: PythonWorker;
}

/** Starts a run's Python workers: the first one ahead, while the script is still being compiled. */
export class PythonStarter {
  readonly #options: PythonStarterOptions;
  #ahead: Started | null = null;
  #cells: readonly Cell[] = [];
  #refused = false;

  constructor(options: PythonStarterOptions) {
    this.#options = options;
  }

  /** Whether an interpreter was turned down, as it lacks what the cells import. */
  get refused(): boolean {
    return this.#refused;
  }

  startAhead(wish: Wish): void {
    this.#ahead = this.#startWorker(wish);
  }

  /** Names the cells that workers will be asked to run: an interpreter that lacks what they import is turned down. */
  check(cells: readonly Cell[]): void {
    this.#cells = cells;
  }

  start(wish: Wish): PythonWorker {
    const ahead = this.#ahead?.key === keyOf(wish) ? this.#ahead : null;
    if (ahead !== null) this.#ahead = null;
    const { worker, interpreter } = ahead ?? this.#startWorker(wish);
    if (interpreter === null) return worker;
    return new DeferredWorker(this.#checked(worker, interpreter, this.#folderOf(wish)));
  }

  /** Ends a worker that was started ahead and that no run took. */
  async close(): Promise<void> {
    await this.#ahead?.worker.close();
    this.#ahead = null;
  }

  #startWorker(wish: Wish): Started {
    const { env, python } = this.#options;
    const folder = this.#folderOf(wish);
    if (wish.language !== "python") {
      const worker = findDeno({ folder, env }).then(
        (executable) => startDeno({ executable, folder, env }),
        (error: unknown) => {
          this.#refused = true;
          throw error;
        },
      );
      return { key: keyOf(wish), interpreter: null, worker: new DeferredWorker(worker) };
    }
    const interpreter = findInterpreter({ python, kernel: wish.kernel, folder, env });
    const worker = interpreter.then((found) =>
      startWorker({
        executable: found.executable,
        folder,
        env: { ...env, ...found.env },
        pycache: resolve(stateFolder(env), "pycache"),
      }),
    );
    return { key: keyOf(wish), interpreter, worker: new DeferredWorker(worker) };
  }

  async #checked(
    worker: PythonWorker,
    interpreter: Promise<Interpreter>,
    folder: string,
  ): Promise<PythonWorker> {
    const { executable, env } = await interpreter.catch((error: unknown) => {
      this.#refused = true;
      throw error;
    });
    const missing = await missingModules(
      { executable, folder, env: { ...this.#options.env, ...env } },
      this.#cells,
    );
    if (missing.length === 0) return worker;
    this.#refused = true;
    await worker.close();
    const { message, hint } = missingText(missing, executable);
    throw new WorkerError("not-started", message, {
      executable: executable,
      cell: missing[0]?.cell ?? null,
      hint,
    });
  }

  /** Cells run in the notebook's folder. */
  #folderOf({ notebook }: Wish): string {
    return notebook === null ? this.#options.folder : dirname(resolve(this.#options.folder, notebook));
  }
}

function keyOf({ language, notebook, kernel }: Wish): string {
  return JSON.stringify([language === "python", notebook, kernel]);
}
