import { availableParallelism } from "node:os";
import type { MemoryOptions } from "./memory-limit.js";
import type { PythonTurn } from "./python-turn.js";

/** What cells took when they ran before, by their source. */
export type Costs = ReadonlyMap<string, Cost>;

export interface Cost {
  readonly seconds: number;
  /** Seconds of processors; more than `seconds` where threads shared the work. */
  readonly cpu: number;
}

export interface PlacementOptions {
  /** How many processes run cells at the same time, home among them. Default: one a core. */
  readonly workers?: number;
  /**
   * `cost`: in a fork where that pays. For checks: `apart`, in a fork wherever the script allows it, each joined before anything
   * else runs; `beside`, the same, but while home and other forks run. Default: `cost`.
   */
  readonly place?: "cost" | "apart" | "beside";
  /** What home and its forks may take together. Default: no limit. */
  readonly memory?: MemoryOptions;
  /** What cells took in earlier runs. Default: nothing is known. */
  readonly costs?: () => Promise<Costs>;
}

/** A fork and its join take some 30 ms of home; below this a task gains nothing by them. */
const WORTH_SECONDS = 0.15;
/** Above so many processors at once a task is multi-threaded, and a second one beside it takes what it needs. */
const MOST_PROCESSORS = 1.3;
/**
 * A task of unknown cost is forked: to be wrong costs 30 ms, not to try may cost minutes. After so many in a run that were not
 * worth it no other is tried, so that a run of many small tasks loses a tenth of a second at most, once.
 */
const MOST_TRIES = 3;

/** Decides which tasks run in forks of home. */
export class Placement {
  readonly #options: PlacementOptions;
  readonly #workers: number;
  #costs: Costs | null = null;
  #vain = 0;

  constructor(options: PlacementOptions = {}) {
    this.#options = options;
    this.#workers = options.workers ?? availableParallelism();
  }

  get memory(): MemoryOptions | null {
    return this.#options.memory ?? null;
  }

  /** How many forks may run beside home. */
  get most(): number {
    return this.#isCheck ? Math.max(1, this.#workers - 1) : this.#workers - 1;
  }

  /** Each task that may run in a fork does so before anything else runs. */
  get isForced(): boolean {
    return this.#options.place === "apart";
  }

  get #isCheck(): boolean {
    return this.#options.place === "apart" || this.#options.place === "beside";
  }

  /** Whether a fork of it pays. Asked only of what may run apart. */
  async isWorth(turn: PythonTurn): Promise<boolean> {
    if (this.#isCheck) return true;
    this.#costs ??= (await this.#options.costs?.().catch(() => null)) ?? new Map<string, Cost>();
    const cost = costOf(turn, this.#costs);
    if (cost === null) return this.#vain < MOST_TRIES;
    return cost.seconds >= WORTH_SECONDS && cost.cpu <= MOST_PROCESSORS * cost.seconds;
  }

  /** A fork of it came to an end. */
  note(turn: PythonTurn, seconds: number): void {
    if (seconds < WORTH_SECONDS && costOf(turn, this.#costs ?? new Map()) === null) this.#vain += 1;
  }
}

/** What all its cells took; null where one is not known. */
function costOf(turn: PythonTurn, costs: Costs): Cost | null {
  let [seconds, cpu] = [0, 0];
  for (const { source } of turn.body.cells) {
    const cost = costs.get(source);
    if (cost === undefined) return null;
    seconds += cost.seconds;
    cpu += cost.cpu;
  }
  return { seconds, cpu };
}
