import type { PythonWorker } from "../python/worker.js";
import type { DescribedVariables } from "./described-variables.js";
import { keptVariables, type Keeping, type KeptVariables } from "./keeping.js";
import type { PythonRunner } from "./python-runner.js";
import { takeInTurn } from "./take-in-turn.js";
import type { TaskHost } from "./task-host.js";

/** What was kept of a run of cells that is asleep: of what it left at home, what need not be made again. */
export class KeptRun {
  readonly #run: PythonRunner;
  readonly #keeping: Keeping;
  readonly #described: DescribedVariables;
  readonly #host: Pick<TaskHost, "functionRuns" | "queuePython">;

  constructor(
    run: PythonRunner,
    keeping: Keeping,
    described: DescribedVariables,
    host: Pick<TaskHost, "functionRuns" | "queuePython">,
  ) {
    this.#run = run;
    this.#keeping = keeping;
    this.#described = described;
    this.#host = host;
  }

  /** Null where nothing was, or the run is not asleep. */
  get variables(): KeptVariables | null {
    return this.#run.isAsleep ? keptVariables(this.#run.taskRun.state?.data ?? null) : null;
  }

  /** The variables that come with it. */
  get names(): readonly string[] {
    return this.variables?.names ?? [];
  }

  /** Whether it is all that is needed. */
  has(needed: ReadonlySet<string>): boolean {
    const kept = this.variables;
    if (kept === null || kept.setup !== this.#keeping.setup || this.#run.isSetup) return false;
    return [...needed, ...this.#described.missing].every((name) => kept.names.includes(name));
  }

  /** The cells may have changed the process in a way that those after them need: settings, or what is not known. */
  get leavesMore(): boolean {
    if (this.#run.isSetup) return false;
    const kept = this.variables;
    return kept === null ? !this.#run.isPure : kept.settings;
  }

  /**
   * Takes it in at home, but for the variables `without`. Gives the reason where it can't be taken; then nothing was bound.
   * `lost` is told at once where it did not come to it, and why.
   */
  takeIn(
    { storage_key: key, names, settings }: KeptVariables,
    without: readonly string[],
    lost: (reason: string) => void,
  ): Promise<string | null> {
    const { folder } = this.#keeping;
    const described = this.#described;
    if (key === undefined || folder === null) return Promise.resolve(null);
    if (!settings && names.length === without.length && !described.areWanted) return Promise.resolve(null);
    return new Promise((resolve) => {
      const failed = (reason: string): void => {
        lost(reason);
        resolve(reason);
      };
      const take = async (worker: PythonWorker): Promise<string | null> => {
        const why = (await worker.keeps?.take(folder, key, without)) ?? null;
        if (why === null && described.areWanted) await described.describe(worker, this.#host.functionRuns);
        return why;
      };
      this.#host.queuePython(this.#run.body.python, takeInTurn(this.#run, take, { taken: resolve, failed }));
    });
  }
}
