import type { Dependency, Plan, PlanTask, TaskId } from "../plan/plan.js";

/** Why a task needs what it reads and waits for what it waits for: a line each, as the docstring has them. */
export function reasons(plan: Plan, task: PlanTask): string[] {
  const own = new Set(task.cells);
  const makers = new Map(plan.tasks.map(({ id, cells }) => [id, new Set(cells)]));
  const incoming = plan.dependencies.filter(({ from, to }) => own.has(to) && !own.has(from));
  const between = (from: TaskId) => incoming.filter((dependency) => makers.get(from)?.has(dependency.from));
  return [
    ...task.reads.map(({ variable, from }) => {
      const about = between(from).filter((dependency) => dependency.variable === variable);
      return sentence(`needs \`${variable}\``, best(about));
    }),
    ...task.waitsFor.map((from) => {
      const name = plan.tasks.find(({ id }) => id === from)?.functionName ?? from;
      return sentence(`waits for \`${name}\``, best(between(from)));
    }),
  ];
}

/** The reason that says most: one by data before one by order, and mere caution last. */
function best(dependencies: readonly Dependency[]): Dependency | undefined {
  const order = ["data", "order", "effect", "caution"];
  return dependencies.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];
}

function sentence(what: string, why: Dependency | undefined): string {
  return why === undefined ? what : `${what}: ${why.reason}`;
}
