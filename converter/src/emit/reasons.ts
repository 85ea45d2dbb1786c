import type { CellNumber, Dependency, Plan, PlanInput, PlanTask, TaskId } from "../plan/plan.js";

/**
 * Why a task needs what it reads and waits for what it waits for, as its docstring says it: what cells make for it in a line
 * a cell, all else in a line a variable or task.
 */
export function reasons(plan: Plan, task: PlanTask): string[] {
  const own = new Set(task.cells);
  const incoming = plan.dependencies.filter(({ from, to }) => own.has(to) && !own.has(from));
  const between = (from: TaskId) => {
    const cells = new Set(plan.tasks.find(({ id }) => id === from)?.cells);
    return incoming.filter((dependency) => cells.has(dependency.from));
  };
  const made = new Map<string, string[]>();
  const other: string[] = [];
  for (const input of task.reads) {
    const why = best(between(input.from).filter(({ variable }) => variable === input.variable));
    const maker = why === undefined ? lastMaker(plan, input) : plainMaker(why);
    if (maker === null) other.push(`needs \`${input.variable}\`: ${why?.reason ?? "it may change it"}`);
    else made.set(maker, [...(made.get(maker) ?? []), `\`${input.variable}\``]);
  }
  const waits = task.waitsFor.map((from) => {
    const name = plan.tasks.find(({ id }) => id === from)?.functionName ?? from;
    const why = best(between(from));
    return `waits for \`${name}\`${why === undefined ? "" : `: ${why.reason}`}`;
  });
  return [
    ...[...made].map(([maker, variables]) => `needs ${list(variables)}, which ${maker}`),
    ...other,
    ...waits,
  ];
}

/** "cell 4 makes", where that is all there is to say. */
function plainMaker({ reason }: Dependency): string | null {
  return /^cell \d+ reads `[^`]*`, which (cell \d+ (?:makes|imports|defines))$/.exec(reason)?.[1] ?? null;
}

function lastMaker(plan: Plan, { variable, from }: PlanInput): string | null {
  const cells: readonly CellNumber[] = plan.tasks.find(({ id }) => id === from)?.cells ?? [];
  const maker = cells.findLast((number) => {
    const cell = plan.cells[number - 1];
    return cell?.writes.includes(variable) === true || cell?.mutates.includes(variable) === true;
  });
  return maker === undefined ? null : `cell ${maker} makes or changes`;
}

/** The reason that says most: one by data before one by order, mere caution last, and among equals the latest. */
function best(dependencies: readonly Dependency[]): Dependency | undefined {
  const order = ["data", "order", "effect", "caution"];
  return dependencies.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.from - a.from)[0];
}

function list(items: readonly string[]): string {
  return items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}
