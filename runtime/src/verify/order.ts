import type { Plan, PlanTask } from "@nbflow/converter";
import type { Policy } from "../engine/index.js";

/** The tasks of a plan in the order in which they run, each named by its first cell. The setup is not among them. */
export type Order = readonly number[];

/** A task as an order sees it. */
interface Step {
  readonly first: number;
  /** The first cells of the tasks that must have ended before. */
  readonly after: ReadonlySet<number>;
}

/** The order of a run of cells at home: of the tasks that are ready, the one with the lowest cell. */
export function notebookOrder(plan: Plan): Order {
  return ordered(plan, (ready) => ready[0]);
}

/**
 * A random order that the plan allows, the same for the same seed: of the tasks that are ready, any.
 * `stop` is the cell at which the notebook stops with an error: what comes before it in the notebook comes before it here
 * too, where it can, and what comes after it comes last, as no one knows what that would give.
 */
export function seededOrder(plan: Plan, seed: number, stop: number | null = null): Order {
  const random = randomOf(seed);
  const held = plan.tasks.find(({ cells }) => stop !== null && cells.includes(stop));
  const stage = (first: number): number =>
    held === undefined || stop === null ? 0 : held.cells.includes(first) ? 1 : first < stop ? 0 : 2;
  return ordered(plan, (ready) => {
    const next = Math.min(...ready.map(stage));
    const among = ready.filter((first) => stage(first) === next);
    return among[Math.floor(random() * among.length)];
  });
}

/** Whether each task of the plan comes once, and after all that it needs. */
export function isOrderOf(plan: Plan, order: Order): boolean {
  const place = new Map(order.map((first, at) => [first, at]));
  const steps = stepsOf(plan);
  return (
    place.size === order.length &&
    steps.length === order.length &&
    steps.every(({ first, after }) => {
      const at = place.get(first) ?? -1;
      return at >= 0 && [...after].every((before) => (place.get(before) ?? at) < at);
    })
  );
}

/** Lets an engine run tasks in an order; what is not in it comes last. */
export function policyOf(order: Order): Policy {
  const rank = new Map(order.map((first, at) => [first, at]));
  const rankOf = (cells: readonly number[]): number => rank.get(Math.min(...cells)) ?? order.length;
  return {
    chooseNext: (ready) => ready.reduce((a, b) => (rankOf(b.cells) < rankOf(a.cells) ? b : a)),
  };
}

/** The way from an order to another, by orders of which each has two neighbours of the one before exchanged. */
export interface Way {
  /** How many exchanges it takes. */
  readonly length: number;
  /** The order after so many exchanges. */
  at(exchanges: number): Order;
}

/**
 * Where both ends are orders of a plan, so is each order on the way: what both have in the same order is never exchanged.
 */
export function wayBetween(from: Order, to: Order): Way {
  const rank = new Map(to.map((first, at) => [first, at]));
  const rankOf = (first: number): number => rank.get(first) ?? to.length;
  return {
    length: walk(from, rankOf, Infinity).made,
    at: (exchanges) => walk(from, rankOf, exchanges).order,
  };
}

/** Sorts by exchanging neighbours, up to a number of exchanges. */
function walk(
  from: Order,
  rankOf: (first: number) => number,
  most: number,
): { readonly order: Order; readonly made: number } {
  const order = [...from];
  let made = 0;
  for (let end = order.length - 1; end > 0; end -= 1) {
    for (let at = 0; at < end; at += 1) {
      const [a, b] = [order[at], order[at + 1]];
      if (a === undefined || b === undefined || rankOf(a) <= rankOf(b)) continue;
      if (made === most) return { order, made };
      order[at] = b;
      order[at + 1] = a;
      made += 1;
    }
  }
  return { order, made };
}

/** The two neighbours that `after` has the other way round than `before`: the first two places that differ. */
export function exchanged(before: Order, after: Order): readonly [number, number] | null {
  const at = before.findIndex((first, index) => after[index] !== first);
  const [a, b] = [before[at], before[at + 1]];
  return a === undefined || b === undefined ? null : [a, b];
}

function ordered(plan: Plan, choose: (ready: readonly number[]) => number | undefined): Order {
  let left = stepsOf(plan);
  const order: number[] = [];
  const done = new Set<number>();
  while (left.length > 0) {
    const ready = left.filter(({ after }) => [...after].every((first) => done.has(first)));
    const next = choose(ready.map(({ first }) => first));
    if (next === undefined) throw new Error("The plan's tasks depend on each other in a circle.");
    order.push(next);
    done.add(next);
    left = left.filter(({ first }) => first !== next);
  }
  return order;
}

function stepsOf(plan: Plan): readonly Step[] {
  const running = plan.tasks.filter((task) => task.kind !== "setup" && task.cells.length > 0);
  const firstOf = new Map(running.map((task) => [task.id, firstCell(task)]));
  return running
    .map((task) => {
      const needed = [...task.reads.map(({ from }) => from), ...task.waitsFor];
      return {
        first: firstCell(task),
        after: new Set(needed.flatMap((id) => firstOf.get(id) ?? [])),
      };
    })
    .sort((a, b) => a.first - b.first);
}

function firstCell(task: PlanTask): number {
  return Math.min(...task.cells);
}

/** Numbers from 0 to 1 that look random (mulberry32); seeds that are close to each other begin far apart. */
function randomOf(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
