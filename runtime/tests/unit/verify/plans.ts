import type { Plan, PlanTask } from "@nbflow/converter";

/** A plan of tasks by their cells, each with the first cells of the tasks that it needs. */
export function planOf(
  tasks: readonly { readonly cells: readonly number[]; readonly needs?: readonly number[] }[],
  setup: readonly number[] = [],
): Plan {
  const nameOf = (first: number): string => `task-${first}`;
  const made = tasks.map(({ cells, needs = [] }): PlanTask => {
    const [first = 0] = cells;
    // half of the needs are by data, half by order alone
    return taskOf({
      id: nameOf(first),
      cells,
      reads: needs
        .filter((need) => need % 2 === 0)
        .map((need) => ({ variable: `v${need}`, from: nameOf(need) })),
      waitsFor: needs.filter((need) => need % 2 === 1).map(nameOf),
    });
  });
  const first = setup.length === 0 ? [] : [taskOf({ id: "setup", kind: "setup", cells: setup })];
  return {
    version: 1,
    notebook: { name: "n.ipynb", hash: "sha256:", language: "python", kernel: null },
    flow: { name: "n", title: null },
    cells: [],
    parameters: [],
    tasks: [...first, ...made],
    dependencies: [],
    results: [],
    diagnostics: [],
  };
}

function taskOf(given: Partial<PlanTask> & Pick<PlanTask, "id" | "cells">): PlanTask {
  const { id } = given;
  return {
    kind: "cells",
    title: id,
    functionName: id,
    constant: id,
    reads: [],
    writes: [],
    waitsFor: [],
    ...given,
  };
}
