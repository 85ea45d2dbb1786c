import type { Plan } from "@nbflow/converter";
import { exchanged, isOrderOf, wayBetween, type Order } from "./order.js";

/** Two tasks, or two cells, that must keep the notebook's order though the plan leaves it open. */
export interface MissingDependency {
  readonly before: Place;
  readonly after: Place;
}

export interface Place {
  /** The task's id in the plan. */
  readonly task: string;
  readonly cells: readonly number[];
}

/** Says whether a run in this order shows the difference; null where no more runs are to be made. */
export type Shows = (order: Order) => Promise<boolean | null>;

/**
 * Finds two neighbouring tasks whose exchange alone brings a difference about: on the way from an order that does not show it
 * to one that does, each step exchanging two neighbours, it halves what is between. Null where it can't tell.
 */
export async function findExchange(
  good: Order,
  bad: Order,
  shows: Shows,
): Promise<{ readonly good: Order; readonly bad: Order } | null> {
  const way = wayBetween(good, bad);
  let [low, high] = [0, way.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    const shown = await shows(way.at(middle));
    if (shown === null) return null;
    if (shown) high = middle;
    else low = middle;
  }
  return high === low ? null : { good: way.at(low), bad: way.at(high) };
}

/** The tasks that two orders have the other way round. */
export function missingDependency(plan: Plan, good: Order, bad: Order): MissingDependency | null {
  const pair = exchanged(good, bad);
  if (pair === null) return null;
  const [before, after] = pair.map((first) => placeOf(plan, first));
  return before === undefined || after === undefined ? null : { before, after };
}

/**
 * An order of tasks as an order of the cells' own tasks; null where their plan does not allow it, as when it has made other
 * cells its setup.
 */
export function cellOrder(tasks: Plan, order: Order, cells: Plan): Order | null {
  const own = new Map(
    cells.tasks.filter(({ kind }) => kind !== "setup").map((task) => [task.cells[0], task]),
  );
  const spread = order.flatMap((first) => placeOf(tasks, first).cells.filter((cell) => own.has(cell)));
  return isOrderOf(cells, spread) ? spread : null;
}

function placeOf(plan: Plan, first: number): Place {
  const task = plan.tasks.find(({ kind, cells }) => kind !== "setup" && Math.min(...cells) === first);
  return { task: task?.id ?? "", cells: task?.cells ?? [first] };
}
