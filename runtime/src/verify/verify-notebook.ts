import { dirname, join } from "node:path";
import type { GroupMode, Plan } from "@nbflow/converter";
import { openSqliteStore } from "../store/index.js";
import { differencesOf, keyOf, type Difference } from "./compare.js";
import { MissingFinder } from "./find-missing.js";
import type { FlowSide, Placing } from "./flow-side.js";
import { notebookOrder, seededOrder, type Order } from "./order.js";
import { copiesOf } from "./run-copies.js";
import type { Placed, RunResult } from "./run-result.js";
import { Runs, type RunsOptions } from "./runs.js";
import { truthOf, type Truth } from "./truth.js";
import {
  comparedIn,
  leftOutOf,
  notComparedOf,
  placedIn,
  stopOf,
  triedOrder,
  type FoundDifference,
  type TriedOrder,
  type Verdict,
} from "./verdict.js";

export interface VerifyOptions extends RunsOptions {
  readonly seeds: readonly number[];
  readonly group: GroupMode;
  /** What is copied for each run: the notebook's folder, or one above it. */
  readonly root: string;
  /** The largest folder that is copied for each run. */
  readonly mostBytes: number;
}

/**
 * Runs a notebook by nbclient and its flow in the notebook's order and in seeded ones, each in a fresh copy of the notebook's
 * folder, and compares what they give.
 * @throws VerifyError where that can't be done; the signal's reason where it is aborted.
 */
export async function verifyNotebook(options: VerifyOptions): Promise<Verdict> {
  const copies = await copiesOf(dirname(options.notebook), options.root, options.mostBytes);
  try {
    const store = await openSqliteStore({ home: join(copies.scratch, "home") });
    try {
      const runs = new Runs(options, copies, store);
      return await verify(options, runs, await runs.side(options.group));
    } finally {
      await store.close();
    }
  } finally {
    await copies.remove();
  }
}

const FORKED: readonly (readonly [Placing, string])[] = [
  ["apart", "in forks"],
  ["beside", "in forks at the same time"],
];

async function verify(options: VerifyOptions, runs: Runs, side: FlowSide): Promise<Verdict> {
  await runs.addPlain();
  await runs.addPlain();
  const { plan } = side;
  const checker = new Checker(runs, side);
  const { base } = checker;
  const orders: TriedOrder[] = [];
  const found: FoundDifference[] = [];

  const inOrder = await checker.check(base, "the flow in the notebook's order", "home");
  orders.push(triedOrder(plan, base, { seed: null, same: inOrder.length === 0, repeats: null }));
  for (const each of inOrder) found.push({ ...each, seeds: [], inForks: false, missing: null });
  const always = new Set(inOrder.map(keyOf));
  const isForked = plan.tasks.some(({ apart }) => apart === true);
  for (const [placing, how] of isForked ? FORKED : []) {
    const inForks = await checker.check(base, `the flow in the notebook's order, ${how}`, placing);
    for (const each of inForks.filter((one) => !always.has(keyOf(one)))) {
      found.push({ ...each, seeds: [], inForks: true, missing: null });
      always.add(keyOf(each));
    }
  }

  for (const [index, seed] of options.seeds.entries()) {
    const order = seededOrder(plan, seed, checker.truth.stopped);
    const before = orders.find(({ key }) => key === order.join());
    if (before !== undefined) {
      const repeats = before.seed ?? "order";
      orders.push(triedOrder(plan, order, { seed, same: before.same, repeats }));
      continue;
    }
    const differences = await checker.check(
      order,
      `seed ${seed} (${index + 1} of ${options.seeds.length})`,
      "apart",
    );
    for (const each of differences.filter((one) => !always.has(keyOf(one)))) {
      note(found, each, seed, await checker.missing.find(each, order));
    }
    orders.push(triedOrder(plan, order, { seed, same: differences.length === 0, repeats: null }));
  }
  const { truth, running, unsteady } = checker;
  return {
    notebook: options.notebook,
    same: found.length === 0,
    cells: running.size,
    tasks: plan.tasks.length,
    orders,
    differences: found,
    plainRuns: runs.plain.length,
    stopped: stopOf(truth),
    compared: comparedIn(truth, running),
    leftOut: leftOutOf(truth),
    unsteady: [...unsteady],
    ...placedIn(checker.results),
    notCompared: notComparedOf(truth),
  };
}

/** A difference that is there for the same lack in several orders is one. */
function note(
  found: FoundDifference[],
  difference: Difference,
  seed: number,
  missing: FoundDifference["missing"],
): void {
  const at = found.findIndex((one) => keyOf(one) === keyOf(difference) && one.missing === missing);
  const known = found[at];
  if (known === undefined) found.push({ ...difference, seeds: [seed], inForks: false, missing });
  else found[at] = { ...known, seeds: [...known.seeds, seed] };
}

/** Runs the flow in orders and says what differs from the notebook. */
class Checker {
  readonly base: Order;
  /** The cells that tasks run. */
  readonly running: ReadonlySet<number>;
  readonly missing: MissingFinder;
  /** What differed in one run and not in another of the same order, which says nothing of order. */
  readonly unsteady = new Set<string>();
  readonly results: RunResult[] = [];
  readonly #runs: Runs;
  readonly #side: FlowSide;
  #truth: Truth;

  constructor(runs: Runs, side: FlowSide) {
    this.#runs = runs;
    this.#side = side;
    this.#truth = truthOf(runs.plain);
    this.base = notebookOrder(side.plan);
    this.running = new Set(side.plan.tasks.flatMap((task) => task.cells));
    const compare = (result: RunResult, order: Order) => this.#compare(result, order);
    this.missing = new MissingFinder({ runs, side, base: this.base, compare });
  }

  get truth(): Truth {
    return this.#truth;
  }

  /** When a difference shows, the notebook is run a third time, and the order once more: what then is left, stays. */
  async check(order: Order, stage: string, placing: Placing): Promise<readonly Difference[]> {
    const result = await this.#runs.flow(this.#side, order, stage, { placing });
    this.results.push(result);
    if (this.#compare(result, order).length === 0) return [];
    if (this.#runs.plain.length === 2) {
      await this.#runs.addPlain();
      this.#truth = truthOf(this.#runs.plain);
    }
    const differences = this.#compare(result, order);
    if (differences.every((each) => this.missing.known(each, order) !== null)) return differences;
    const again = await this.#runs.flow(this.#side, order, `${stage}, once more`, { placing, again: true });
    const keys = new Set(this.#compare(again, order).map(keyOf));
    for (const { cell, what } of differences.filter((each) => !keys.has(keyOf(each)))) {
      this.unsteady.add(cell === null ? what : `cell ${cell}, ${what}`);
    }
    return differences.filter((each) => keys.has(keyOf(each)));
  }

  #compare(result: RunResult, order: Order): readonly Difference[] {
    const inOrder = order.join() === this.base.join();
    const leftInForks = namesLeftInForks(this.#side.plan, result.placed);
    return differencesOf(this.#truth, result, { running: this.running, inOrder, leftInForks });
  }
}

/** What the cells of forks bind and their tasks do not bring home. */
function namesLeftInForks({ cells, tasks }: Plan, placed: readonly Placed[]): ReadonlySet<string> {
  const inForks = new Set(placed.flatMap(({ apart, cells: numbers }) => (apart ? numbers : [])));
  const forked = tasks.filter((task) => task.cells.some((number) => inForks.has(number)));
  return new Set(
    forked.flatMap(({ cells: numbers, writes }) =>
      cells
        .filter(({ number }) => numbers.includes(number))
        .flatMap((cell) => cell.writes.filter((name) => !writes.includes(name))),
    ),
  );
}
