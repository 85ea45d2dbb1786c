import type { PythonWorker } from "../python/worker.js";
import type { Keeping } from "./keeping.js";

/** What cells read, marked before their first try at a home, so that a further one is as the first. */
export class TryMark {
  readonly #keeping: Keeping;
  readonly #names: readonly string[];
  #isSet = false;
  /** Why what they read can't be put back; null where it can. */
  #why: string | null = null;

  constructor(keeping: Keeping, names: readonly string[]) {
    this.#keeping = keeping;
    this.#names = names;
  }

  /** Before a try: marks what is not marked yet. True where it had to. */
  async set(worker: PythonWorker): Promise<boolean> {
    if (this.#isSet || this.#names.length === 0) return false;
    this.#isSet = true;
    this.#why = await this.#keeping.mark(worker, this.#names);
    return true;
  }

  /** Puts back what the cells have read; gives the reason, in words, where it can't be. */
  async rewind(worker: PythonWorker): Promise<string | null> {
    if (this.#names.length === 0) return null;
    return this.#why ?? this.#keeping.rewind(worker);
  }

  /** Their home has another process. */
  forget(): void {
    this.#isSet = false;
  }
}
