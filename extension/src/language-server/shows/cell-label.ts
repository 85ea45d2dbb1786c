import type { Plan, PlanCell } from "@nbflow/converter";

/** How many names a label lists before it says how many more there are. */
const shown = 4;

/** `train-model · in X, y · out model`; null for an empty cell, which becomes nothing. */
export function cellLabel(plan: Plan, cell: PlanCell, isEmpty: boolean): string | null {
  if (isEmpty) return null;
  if (cell.task === null) return "not run: tagged skip-execution";
  const { inputs, outputs } = valuesOf(plan, cell);
  return [
    cell.task,
    ...(inputs.length > 0 ? [`in ${listed(inputs)}`] : []),
    ...(outputs.length > 0 ? [`out ${listed(outputs)}`] : []),
  ].join(" · ");
}

/**
 * What it takes from other cells, without what the setup makes, which is everywhere; and what it makes or changes for others
 * or for the flow's result. Where that is nothing, all that it makes.
 */
function valuesOf(
  plan: Plan,
  cell: PlanCell,
): { readonly inputs: readonly string[]; readonly outputs: readonly string[] } {
  const made = new Set(plan.cells.flatMap(({ task, writes }) => (task === "setup" ? [] : writes)));
  const inputs = cell.task === "setup" ? [] : cell.reads.filter((name) => made.has(name));
  const all = [...new Set([...cell.writes, ...cell.mutates])];
  const taken = new Set([
    ...plan.dependencies.flatMap(({ from, variable }) => (from === cell.number ? [variable] : [])),
    ...plan.results.flatMap(({ from, variable }) => (from === cell.task ? [variable] : [])),
    ...plan.parameters.flatMap((parameter) => (parameter.cell === cell.number ? [parameter.name] : [])),
  ]);
  const outputs = all.filter((name) => taken.has(name));
  return { inputs, outputs: outputs.length > 0 ? outputs : all };
}

function listed(names: readonly string[]): string {
  const more = names.length - shown;
  return more > 1 ? `${names.slice(0, shown).join(", ")} +${more}` : names.join(", ");
}
