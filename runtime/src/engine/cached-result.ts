import type { NewState } from "../state/index.js";
import type { TaskRunChange } from "../store/index.js";
import type { KeptValue } from "../values/index.js";
import type { CacheOptions } from "./definition.js";
import { storedValue } from "./past.js";
import type { Recorder } from "./recorder.js";

/** What a run of a task that is cached finds under its key, and what it leaves there. */
export class CachedResult {
  readonly #recorder: Recorder;
  readonly #options: CacheOptions;
  /** What the run's own result is to be found under; null where it is not to be, or is there already. */
  #key: string | null = null;

  constructor(recorder: Recorder, options: CacheOptions) {
    this.#recorder = recorder;
    this.#options = options;
  }

  /** What is under the key; where there is nothing, or nothing is to be taken, the run's own result will be. */
  async find(
    key: string,
    refresh: boolean,
  ): Promise<{ readonly data: string; readonly kept: KeptValue } | null> {
    this.#key = key;
    const data = refresh ? null : await this.#recorder.cached(key);
    const kept = await storedValue(data, this.#recorder);
    if (data === null || kept === null) return null;
    this.#key = null;
    return { data, kept };
  }

  /** What the state that completes the run says of it. */
  details(): Pick<NewState, "details"> {
    return this.#key === null ? {} : { details: { cacheKey: this.#key } };
  }

  /** The entry that is made with that state. */
  entry(): NonNullable<TaskRunChange["cache"]> | null {
    if (this.#key === null) return null;
    const { cacheExpiration } = this.#options;
    const now = this.#recorder.clock.now().getTime();
    const expires =
      cacheExpiration === undefined ? null : new Date(now + cacheExpiration * 1000).toISOString();
    return { key: this.#key, expires };
  }
}
