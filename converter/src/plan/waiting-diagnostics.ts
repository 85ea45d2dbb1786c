import type { Analysis } from "./analysis.js";
import { callsIn } from "./calls.js";
import type { CellNumber, Dependency, Diagnostic, TaskId } from "./plan.js";

type TaskOf = (cell: CellNumber) => TaskId | null;

/** What makes tasks wait for each other that need not, as far as is known: `unknown-effect` and `name-reused`. */
export function waitingDiagnostics(analysis: Analysis, taskOf: TaskOf): Diagnostic[] {
  const between = analysis.dataflow.dependencies.filter(({ from, to }) => {
    const [source, target] = [taskOf(from), taskOf(to)];
    return source !== target && source !== "setup" && target !== "setup";
  });
  return [...unknownEffects(analysis, between, taskOf), ...reusedNames(analysis, between, taskOf)];
}

/** Something of which nothing is known may do anything; each said once, where it stands first. */
function unknownEffects({ cells }: Analysis, between: readonly Dependency[], taskOf: TaskOf): Diagnostic[] {
  const cautious = between.filter(({ kind }) => kind === "caution");
  const causes = new Map<string, { readonly cell: CellNumber; readonly waiting: Set<TaskId | null> }>();
  for (const { cell, flow } of cells.values()) {
    if (flow.barrier !== null) continue;
    for (const effect of flow.effects.filter((words) => unknown.test(words))) {
      const waiting = cautious.filter(({ from, to }) => from === cell.number || to === cell.number);
      if (waiting.length === 0) continue;
      const cause = causes.get(effect) ?? { cell: cell.number, waiting: new Set() };
      causes.set(effect, cause);
      for (const { to } of waiting) cause.waiting.add(taskOf(to));
    }
  }
  return [...causes].map(([effect, { cell, waiting }]): Diagnostic => {
    const line = lineOf(effect, cell, cells);
    const place = line === null ? `cell ${cell}` : `cell ${cell}, line ${line}:`;
    const tasks = waiting.size === 1 ? "a task has" : `${waiting.size} tasks have`;
    const message = `${place} ${effect}, so ${tasks} to wait that might run beside others`;
    return { severity: "info", code: "unknown-effect", message, cell, line, column: null };
  });
}

const unknown = /of which nothing is known$|which no cell defines$/;

/** The line of the call or import that is said to be unknown. */
function lineOf(effect: string, cell: CellNumber, cells: Analysis["cells"]): number | null {
  const steps = cells.get(cell)?.facts.steps ?? [];
  const name = /`([^`]+)`/.exec(effect)?.[1] ?? "";
  const call = callsIn(steps).find(({ path }) => path.join(".").endsWith(name));
  const module = steps.find((step) => step.kind === "import" && step.module === name);
  return call?.line ?? module?.line ?? null;
}

/** A name that is set again makes its cell wait for those that use what it was before; another name would not. */
function reusedNames({ cells }: Analysis, between: readonly Dependency[], taskOf: TaskOf): Diagnostic[] {
  const linked = new Set(
    between.filter(({ kind }) => kind !== "order").map(({ from, to }) => `${taskOf(from)} ${taskOf(to)}`),
  );
  const reused = new Map<string, { readonly dependency: Dependency; readonly before: Set<CellNumber> }>();
  for (const dependency of between) {
    const { from, to, kind, variable, reason } = dependency;
    if (kind !== "order" || variable === null || linked.has(`${taskOf(from)} ${taskOf(to)}`)) continue;
    if (!reason.startsWith(`cell ${to} sets \`${variable}\``)) continue;
    const isAgain = [...cells.values()].some(
      ({ flow }) => flow.number < to && flow.writes.includes(variable),
    );
    if (!isAgain) continue;
    const key = `${to} ${variable}`;
    const found = reused.get(key) ?? { dependency, before: new Set() };
    reused.set(key, found);
    found.before.add(from);
  }
  return [...reused.values()].map(({ dependency: { to, variable }, before }): Diagnostic => {
    const cells = [...before].join(", ");
    const message = `cell ${to} sets \`${variable}\` again, so it waits for what uses it before (cell ${cells}); under another name they might run side by side`;
    return { severity: "info", code: "name-reused", message, cell: to, line: null, column: null };
  });
}
