import type { Plan } from "@nbflow/converter";
import { seededOrder } from "../../../src/verify/order.js";

/** The cells of a plan in orders of its tasks, the setup first: each as a flow could run them. */
export function cellOrders(plan: Plan, seeds: readonly number[], stop: number | null): number[][] {
  const setup = plan.tasks.filter(({ kind }) => kind === "setup").flatMap(({ cells }) => cells);
  const tasks = new Map(plan.tasks.map(({ cells }) => [Math.min(...cells), cells]));
  const flat = (order: readonly number[]) => [...setup, ...order.flatMap((first) => tasks.get(first) ?? [])];
  const orders = seeds.map((seed) => seededOrder(plan, seed, stop));
  if (stop === null) orders.push(lastFirst(plan));
  return [...new Map(orders.map((order) => [order.join(), flat(order)])).values()];
}

/** The order that is furthest from the notebook's: of the tasks that are ready, always the last. */
function lastFirst(plan: Plan): readonly number[] {
  const done = new Set<string>();
  const waiting = plan.tasks.filter(({ kind, cells }) => kind !== "setup" && cells.length > 0);
  const order: number[] = [];
  for (const { id, kind } of plan.tasks) if (kind === "setup") done.add(id);
  while (waiting.length > 0) {
    const at = waiting.findLastIndex(({ reads, waitsFor }) =>
      [...reads.map(({ from }) => from), ...waitsFor].every((id) => done.has(id)),
    );
    const [task] = waiting.splice(at, 1);
    if (task === undefined || at === -1)
      throw new Error("The plan's tasks depend on each other in a circle.");
    done.add(task.id);
    order.push(Math.min(...task.cells));
  }
  return order;
}
