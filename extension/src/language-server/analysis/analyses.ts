import type { GroupMode } from "@nbflow/converter";
import type { NotebookStore, StoredNotebook } from "../notebooks/index.js";
import type { Analysed } from "./analyse.js";

/** What the analyses need of the world. */
export interface Surroundings {
  readonly analyse: (stored: StoredNotebook, group: GroupMode) => Promise<Analysed>;
  readonly groupOf: (uri: string) => Promise<GroupMode>;
  /** Called with each analysis that is of the notebook as it stands. */
  readonly onAnalysed: (analysed: Analysed) => Promise<void>;
  /** Calls back after so many milliseconds, unless what it gives is called before. */
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** An analysis has failed, which is a defect: what was shown of the notebook holds no longer. */
  readonly onError: (stored: StoredNotebook, error: unknown) => void;
}

/** How long typing must rest before the notebook is analysed, in milliseconds. */
const rest = 150;

/**
 * Analyses of the open notebooks, each made once a change:
 * 1. what is published is of the notebook as it stands, or nothing is: a change meanwhile makes an analysis stale;
 * 2. who asks gets one of the notebook as it stands, without waiting for typing to rest.
 */
export class Analyses {
  readonly #store: NotebookStore;
  readonly #world: Surroundings;
  readonly #made = new Map<string, Promise<Analysed>>();
  readonly #waiting = new Map<string, () => void>();

  constructor(store: NotebookStore, world: Surroundings) {
    this.#store = store;
    this.#world = world;
  }

  /** The notebook is another than before: `soon`, after typing has rested, its analysis is published. */
  changed(uri: string, when: "now" | "soon"): void {
    this.#forget(uri);
    if (when === "now") return this.#publish(uri);
    this.#waiting.set(
      uri,
      this.#world.later(rest, () => this.#publish(uri)),
    );
  }

  closed(uri: string): void {
    this.#forget(uri);
  }

  /** The analysis of a notebook as it stands; undefined where it is not open. */
  async of(stored: StoredNotebook | undefined): Promise<Analysed | undefined> {
    if (!stored) return undefined;
    const made = this.#made.get(stored.uri) ?? this.#analyse(stored);
    this.#made.set(stored.uri, made);
    return made;
  }

  #publish(uri: string): void {
    this.#waiting.delete(uri);
    const publish = async (): Promise<void> => {
      const analysed = this.of(this.#store.get(uri));
      const made = this.#made.get(uri);
      const found = await analysed;
      if (found && made === this.#made.get(uri)) await this.#world.onAnalysed(found);
    };
    publish().catch((error: unknown) => {
      const stored = this.#store.get(uri);
      if (stored) this.#world.onError(stored, error);
    });
  }

  async #analyse(stored: StoredNotebook): Promise<Analysed> {
    return this.#world.analyse(stored, await this.#world.groupOf(stored.uri));
  }

  #forget(uri: string): void {
    this.#made.delete(uri);
    this.#waiting.get(uri)?.();
    this.#waiting.delete(uri);
  }
}
