import type { AnalysedCell } from "./analysis.js";
import type { TaskId } from "./plan.js";
import type { Wiring } from "./wiring.js";

/** What a task makes or changes that outlasts it, in the order in which it does, and whatever others take from it. */
export function writesOf(
  cells: readonly AnalysedCell[],
  more: readonly string[],
  id: TaskId,
  wiring: ReadonlyMap<TaskId, Wiring>,
): string[] {
  const taken = [...wiring.values()].flatMap(({ reads }) =>
    reads.filter(({ from }) => from === id).map(({ variable }) => variable),
  );
  const made = cells.flatMap(({ flow }) => [
    ...flow.writes.filter((name) => flow.lasting.includes(name)),
    ...flow.mutates,
  ]);
  const wanted = new Set([...more, ...made, ...taken]);
  const inOrder = cells
    .flatMap(({ flow }) => [...flow.writes, ...flow.mutates])
    .filter((name) => wanted.has(name));
  return [...new Set([...more, ...inOrder, ...taken])];
}
