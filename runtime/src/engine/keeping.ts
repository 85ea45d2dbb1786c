import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Kept, PythonWorker } from "../python/worker.js";
import type { StoredResult } from "../values/index.js";
import { describeError } from "./errors.js";
import type { Recorder } from "./recorder.js";

/** Seconds that a run may lose by keeping values, beside a share of what its cells take. */
const FIRST_SECONDS = 0.1;
const SHARE = 0.05;
/** What a task may give that is made again just as well, as a share of what making it took. */
const WORTH = 0.5;
/** All values together may take so much room: `nbflow runs prune` gives it back. */
const MOST_BYTES = 10e9;

const NOT_KEPT = "its process can't keep values";

/** What a Python task's state says of what it left at home. */
export interface KeptVariables {
  readonly serializer: "python";
  /** The file that has it; missing where there is nothing to put back. */
  readonly storage_key?: string;
  readonly size?: number;
  readonly names: readonly string[];
  /** Why other variables are not kept. */
  readonly left: Readonly<Record<string, string>>;
  /** Settings of the process are put back with it. */
  readonly settings: boolean;
  /** The setup's version: what is kept may name what that made. */
  readonly setup: string;
}

export type KeptOrWhy = (
  | { readonly kept: KeptVariables; readonly stored: StoredResult | null }
  /** Null where there is no place to keep anything. */
  | { readonly why: string | null }
) & {
  /** The task has changed settings of the process. */
  readonly changedSettings: boolean;
  /** The modules of no installed package that are loaded; null where that is not known. */
  readonly modules: Kept["modules"] | null;
};

export interface Left {
  /** The variables to keep; null where the task is not known to leave nothing else in the process. */
  readonly names: readonly string[] | null;
  /** Seconds that its cells took. */
  readonly took: number;
  /** It may be run again without asking. */
  readonly isCheap: boolean;
}

/** Keeps what a home's tasks leave there, within what that may cost. */
export class Keeping {
  readonly folder: string | null;
  readonly setup: string;
  readonly #recorder: Pick<Recorder, "secureValue">;
  #seconds = FIRST_SECONDS;
  #room: Promise<number> | null = null;
  #used = 0;

  constructor(recorder: Pick<Recorder, "valuesFolder" | "secureValue">, setup: string) {
    this.#recorder = recorder;
    this.folder = recorder.valuesFolder;
    this.setup = setup;
  }

  /** After the setup. */
  async settle(worker: PythonWorker): Promise<void> {
    if (this.folder !== null) await worker.keeps?.settle();
  }

  /** Before a task that may be tried again. Gives the reason, in words, where what it reads can't be put back. */
  async mark(worker: PythonWorker, names: readonly string[]): Promise<string | null> {
    const { keeps } = worker;
    if (this.folder === null || keeps === null || keeps === undefined) return NOT_KEPT;
    return keeps.mark(names, this.folder, (await (this.#room ??= roomIn(this.folder))) - this.#used);
  }

  /** Before it is tried again. */
  async rewind(worker: PythonWorker): Promise<string | null> {
    return worker.keeps?.rewind() ?? NOT_KEPT;
  }

  /** After a task, before the next one begins. Rejects only where the process is lost. */
  async keep(worker: PythonWorker, { names, took, isCheap }: Left): Promise<KeptOrWhy> {
    const { keeps } = worker;
    if (this.folder === null || keeps === null || keeps === undefined)
      return { why: null, changedSettings: false, modules: null };
    this.#seconds += SHARE * took;
    const seconds = isCheap ? Math.min(this.#seconds, WORTH * took) : this.#seconds;
    const room = names === null ? 0 : await (this.#room ??= roomIn(this.folder));
    const bytes = room - this.#used;
    const told = await keeps.keep({ names, folder: this.folder, seconds, bytes });
    this.#seconds -= told.seconds;
    const seen = { changedSettings: told.settings, modules: told.modules ?? null };
    if (names === null) return { why: "it may leave more in the process than its variables", ...seen };
    if (told.why !== null) return { why: told.why, ...seen };
    const { kept, left, settings } = told;
    const unsafe = kept === null ? null : await this.#secured(kept.key);
    if (unsafe !== null) return { why: unsafe, ...seen };
    const file = kept === null ? {} : { storage_key: kept.key, size: kept.size };
    this.#used += kept?.size ?? 0;
    return {
      ...seen,
      kept: { serializer: "python", ...file, names: told.names ?? [], left, settings, setup: this.setup },
      stored:
        kept === null
          ? null
          : { key: kept.key, serializer: "python", bytes: new Uint8Array(), size: kept.size },
    };
  }

  /** Null where the file is as safe as the state that will name it, else why not. */
  #secured(key: string): Promise<string | null> {
    return this.#recorder.secureValue(key).then(
      () => null,
      (error: unknown) => `it could not be written (${describeError(error)})`,
    );
  }
}

/** What a state's data says of variables; null where it says something else. */
export function keptVariables(data: string | null): KeptVariables | null {
  if (data === null) return null;
  const found = JSON.parse(data) as Partial<KeptVariables>;
  return found.serializer === "python" ? (found as KeptVariables) : null;
}

async function roomIn(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = await Promise.all(
    names.map((name) =>
      stat(join(folder, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return MOST_BYTES - sizes.reduce((sum, size) => sum + size, 0);
}
