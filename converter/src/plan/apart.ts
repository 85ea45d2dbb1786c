import type { AnalysedCell } from "./analysis.js";
import type { PlanTask, TaskId } from "./plan.js";

type Placed = Omit<PlanTask, "apart">;

/**
 * The tasks that may run beside others, in copies of the process from which only what they make comes back: their cells
 * change no object of another task, and nothing outside of their variables.
 */
export function apartTasks(
  tasks: readonly Placed[],
  cells: ReadonlyMap<number, AnalysedCell>,
): ReadonlySet<TaskId> {
  const flows = new Map([...cells].map(([number, { flow }]) => [number, flow]));
  // What a cell shows in a copy is not among the outputs that a later cell finds in `Out`.
  if ([...flows.values()].some(({ readsHistory }) => readsHistory)) return new Set();
  const before = ancestors(tasks);
  const isBefore = (one: TaskId, other: TaskId): boolean => before.get(other)?.has(one) === true;
  const own = tasks.filter(({ kind }) => kind !== "setup");
  return new Set(
    own
      .filter(
        (task) =>
          task.kind === "cells" &&
          task.cells.every((number) => {
            const flow = flows.get(number);
            return (
              flow !== undefined &&
              flow.stays === null &&
              flow.changesOf.every((cell) => task.cells.includes(cell))
            );
          }) &&
          own.some((other) => other !== task && !isBefore(other.id, task.id) && !isBefore(task.id, other.id)),
      )
      .map(({ id }) => id),
  );
}

/** All that must have ended before each task. */
function ancestors(tasks: readonly Placed[]): ReadonlyMap<TaskId, ReadonlySet<TaskId>> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const found = new Map<TaskId, Set<TaskId>>();
  const of = (id: TaskId): Set<TaskId> => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const all = new Set<TaskId>();
    found.set(id, all);
    const task = byId.get(id);
    for (const need of [...(task?.reads.map(({ from }) => from) ?? []), ...(task?.waitsFor ?? [])]) {
      all.add(need);
      for (const further of of(need)) all.add(further);
    }
    return all;
  };
  for (const { id } of tasks) of(id);
  return found;
}
