import { keyOf, type Difference } from "./compare.js";
import type { FlowSide } from "./flow-side.js";
import type { Order } from "./order.js";
import type { RunResult } from "./run-result.js";
import type { Runs } from "./runs.js";
import { cellOrder, findExchange, missingDependency, type MissingDependency } from "./search.js";

/** So many runs are made to find missing dependencies, and no more. */
const MOST_RUNS = 40;

interface Found {
  readonly key: string;
  /** The first cells of the two tasks. */
  readonly pair: readonly [before: number, after: number];
  readonly missing: MissingDependency;
}

export interface FindMissingOptions {
  readonly runs: Runs;
  readonly side: FlowSide;
  /** The notebook's order, which shows none of the differences that are looked into. */
  readonly base: Order;
  readonly compare: (result: RunResult, order: Order) => readonly Difference[];
}

/** Finds the dependencies that a plan lacks, each by a few more runs. */
export class MissingFinder {
  readonly #options: FindMissingOptions;
  readonly #found: Found[] = [];
  #made = 0;

  constructor(options: FindMissingOptions) {
    this.#options = options;
  }

  /** The dependency that is known to bring this difference about in this order; null where none is. */
  known(difference: Difference, order: Order): MissingDependency | null {
    const key = keyOf(difference);
    const found = this.#found.find(
      ({ key: other, pair: [before, after] }) =>
        other === key && order.indexOf(after) < order.indexOf(before),
    );
    return found?.missing ?? null;
  }

  /** Looks for the dependency whose lack brings this difference about in this order; null where it was not found. */
  async find(difference: Difference, order: Order): Promise<MissingDependency | null> {
    const known = this.known(difference, order);
    if (known !== null) return known;
    const { side, base } = this.#options;
    const key = keyOf(difference);
    const exchange = await findExchange(base, order, (one) => this.#shows(side, one, key));
    if (exchange === null) return null;
    const tasks = missingDependency(side.plan, exchange.good, exchange.bad);
    if (tasks === null) return null;
    const missing = (await this.#inCells(exchange, tasks, key)) ?? tasks;
    const pair = [Math.min(...tasks.before.cells), Math.min(...tasks.after.cells)] as const;
    this.#found.push({ key, pair, missing });
    return missing;
  }

  /** Where the tasks are of several cells: which two of these it is. */
  async #inCells(
    { good, bad }: { readonly good: Order; readonly bad: Order },
    { before, after }: MissingDependency,
    key: string,
  ): Promise<MissingDependency | null> {
    if (before.cells.length === 1 && after.cells.length === 1) return null;
    const { runs, side } = this.#options;
    const cells = await runs.side("cell");
    const from = cellOrder(side.plan, good, cells.plan);
    const to = cellOrder(side.plan, bad, cells.plan);
    if (from === null || to === null) return null;
    const shows = (order: Order): Promise<boolean | null> => this.#shows(cells, order, key);
    if ((await shows(from)) !== false || (await shows(to)) !== true) return null;
    const exchange = await findExchange(from, to, shows);
    const missing = exchange === null ? null : missingDependency(cells.plan, exchange.good, exchange.bad);
    if (missing === null) return null;
    return {
      before: { task: before.task, cells: missing.before.cells },
      after: { task: after.task, cells: missing.after.cells },
    };
  }

  async #shows(side: FlowSide, order: Order, key: string): Promise<boolean | null> {
    const { runs, compare } = this.#options;
    if (!runs.has(side, order, "apart")) {
      if (this.#made >= MOST_RUNS) return null;
      this.#made += 1;
    }
    const result = await runs.flow(side, order, `which dependency is missing, run ${this.#made}`, {
      placing: "apart",
    });
    return compare(result, order).some((each) => keyOf(each) === key);
  }
}
