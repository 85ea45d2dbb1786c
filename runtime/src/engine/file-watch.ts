import type { PythonWorker } from "../python/worker.js";
import type { PythonBody } from "./definition.js";
import { openedFiles, type OpenedFiles } from "./opened-files.js";
import type { TaskHost } from "./task-host.js";

type Watching = Pick<PythonWorker, "watch" | "opened">;

/** Sees which files the cells of a run open, where they may open any that are not named. */
export class FileWatch {
  readonly #body: PythonBody;
  readonly #host: Pick<TaskHost, "earlier">;
  #opened: OpenedFiles | null = {};

  constructor(body: PythonBody, host: Pick<TaskHost, "earlier">) {
    this.#body = body;
    this.#host = host;
  }

  /** What the last try has opened; null where that is not known. */
  get opened(): OpenedFiles | null {
    return this.#opened;
  }

  /** Before the cells. */
  async begin(worker: Watching): Promise<void> {
    if (this.#body.opens !== true) return;
    const isDear = this.#body.python.someCell?.(isSlowWhenWatched) ?? false;
    if (!isDear || this.#host.earlier !== null) await worker.watch?.();
  }

  /** After them. */
  async end(worker: Watching): Promise<void> {
    if (this.#body.opens !== true) return;
    const opened = await worker.opened?.();
    this.#opened = opened === undefined ? null : await openedFiles(opened);
  }
}

/**
 * Whether a cell may come to take much longer where it is seen which files are opened, as Python then tells of each `id()` too:
 * `copy.deepcopy` takes twice the time. Such scripts are watched only where something is to be reused.
 */
function isSlowWhenWatched(source: string): boolean {
  return /\bdeepcopy\b|\bid\s*\(/u.test(source);
}
