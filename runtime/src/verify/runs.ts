import { basename } from "node:path";
import type { GroupMode, Plan } from "@nbflow/converter";
import type { RunStore } from "../store/index.js";
import { flowSideOf, runInOrder, type FlowSide, type Placing } from "./flow-side.js";
import type { Order } from "./order.js";
import { plainRun } from "./plain-run.js";
import type { Copies } from "./run-copies.js";
import type { RunResult } from "./run-result.js";

export interface VerifyProgress {
  /** In words: "seed 3 of 5". */
  readonly stage: string;
  /** The cell that begins; null where the stage does. */
  readonly cell: number | null;
}

export interface RunsOptions {
  /** The notebook's path; its name is that of its copy. */
  readonly notebook: string;
  readonly text: string;
  readonly executable: string;
  readonly env: NodeJS.ProcessEnv;
  /** A folder for compiled modules. */
  readonly pycache: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: VerifyProgress) => void;
  /** Changes the plan before the flow is written: a test's way to a wrong one. */
  readonly replan?: (plan: Plan) => Plan;
}

export interface FlowOptions {
  readonly placing: Placing;
  /** Another run, though there is one. */
  readonly again?: boolean;
}

function keyOf(order: Order, placing: Placing): string {
  return `${order.join()} ${placing}`;
}

/** Makes the runs, one at a time, and keeps those of flows by their order. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #copies: Copies;
  readonly #store: RunStore;
  readonly #made = new Map<FlowSide, Map<string, RunResult>>();
  readonly #sides = new Map<GroupMode, FlowSide>();
  readonly plain: RunResult[] = [];

  constructor(options: RunsOptions, copies: Copies, store: RunStore) {
    this.#options = options;
    this.#copies = copies;
    this.#store = store;
  }

  async side(group: GroupMode): Promise<FlowSide> {
    const { text, notebook, replan } = this.#options;
    const made =
      this.#sides.get(group) ??
      (await flowSideOf({ text, name: basename(notebook), group, replan }, this.#copies.folder));
    this.#sides.set(group, made);
    return made;
  }

  async addPlain(): Promise<void> {
    const { notebook } = this.#options;
    const onCell = this.#stage(`plain run ${this.plain.length + 1}`);
    await this.#copies.fresh();
    this.plain.push(await plainRun({ ...this.#world(), notebook: basename(notebook), onCell }));
  }

  /** A run in an order: made, unless there is one, or `again` asks for another. */
  async flow(
    side: FlowSide,
    order: Order,
    stage: string,
    { placing, again = false }: FlowOptions,
  ): Promise<RunResult> {
    const made = this.#made.get(side) ?? new Map<string, RunResult>();
    this.#made.set(side, made);
    const known = made.get(keyOf(order, placing));
    if (known !== undefined && !again) return known;
    const onCell = this.#stage(stage);
    await this.#copies.fresh();
    const result = await runInOrder(side, order, { ...this.#world(), onCell, placing });
    if (!again) made.set(keyOf(order, placing), result);
    return result;
  }

  has(side: FlowSide, order: Order, placing: Placing): boolean {
    return this.#made.get(side)?.has(keyOf(order, placing)) === true;
  }

  #stage(stage: string): (cell: number) => void {
    const { signal, onProgress } = this.#options;
    signal.throwIfAborted();
    onProgress({ stage, cell: null });
    return (cell) => onProgress({ stage, cell });
  }

  #world() {
    const { executable, pycache, signal } = this.#options;
    // texts in a set have one order then in all runs, so that it can be compared
    const env = { PYTHONHASHSEED: "0", ...this.#options.env };
    const { folder, scratch } = this.#copies;
    return { executable, env, pycache, signal, folder, scratch, store: this.#store };
  }
}
