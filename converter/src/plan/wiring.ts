import type { CellNumber, PlanInput, TaskId } from "./plan.js";
import type { CellInput } from "./task-inputs.js";
import type { Edge } from "./group/task-graph.js";

/** What a task takes from which, and which others it waits for. */
export interface Wiring {
  readonly reads: readonly PlanInput[];
  readonly waitsFor: readonly TaskId[];
}

/**
 * Turns what cells need of each other into what tasks do. What the setup makes is everywhere, so nothing is listed for it;
 * a wait that a chain of other reads and waits implies is left out.
 */
export function wire(
  tasks: readonly TaskId[],
  taskOf: (cell: CellNumber) => TaskId | null,
  inputs: readonly CellInput[],
  edges: readonly Edge[],
): ReadonlyMap<TaskId, Wiring> {
  const reads = new Map<TaskId, Map<string, TaskId>>(tasks.map((id) => [id, new Map()]));
  const needs = new Map<TaskId, Set<TaskId>>(tasks.map((id) => [id, new Set()]));
  for (const { variable, from, to } of inputs) {
    const [source, target] = [taskOf(from), taskOf(to)];
    if (source === null || target === null || source === target || source === "setup") continue;
    reads.get(target)?.set(variable, source);
    needs.get(target)?.add(source);
  }
  for (const { from, to } of edges) {
    const [source, target] = [taskOf(from), taskOf(to)];
    if (source === null || target === null || source === target || source === "setup" || target === "setup")
      continue;
    needs.get(target)?.add(source);
  }
  return new Map(tasks.map((id) => [id, wiringOf(id, reads, needs)]));
}

function wiringOf(
  id: TaskId,
  reads: ReadonlyMap<TaskId, ReadonlyMap<string, TaskId>>,
  needs: ReadonlyMap<TaskId, ReadonlySet<TaskId>>,
): Wiring {
  const own = [...(reads.get(id) ?? [])].map(([variable, from]) => ({ variable, from }));
  const readFrom = new Set(own.map(({ from }) => from));
  const direct = [...(needs.get(id) ?? [])];
  const waitsFor = direct.filter(
    (source) =>
      !readFrom.has(source) && !direct.some((other) => other !== source && isBefore(source, other, needs)),
  );
  return { reads: own, waitsFor };
}

function isBefore(source: TaskId, target: TaskId, needs: ReadonlyMap<TaskId, ReadonlySet<TaskId>>): boolean {
  const waiting = [target];
  const seen = new Set(waiting);
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const before of needs.get(at) ?? []) {
      if (before === source) return true;
      if (!seen.has(before)) {
        seen.add(before);
        waiting.push(before);
      }
    }
  }
  return false;
}
