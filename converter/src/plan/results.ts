import type { Expression, Step } from "../facts/index.js";
import type { AnalysedCell } from "./analysis.js";
import { bodiesOf, boundNames, pathOf } from "./calls.js";
import type { PlanInput, TaskId } from "./plan.js";

/** A task's cells, for finding out what its variables are. */
export interface ResultTask {
  readonly id: TaskId;
  readonly kind: "setup" | "parameters" | "cells";
  readonly cells: readonly AnalysedCell[];
}

/**
 * The variables that a person would want to see at the end: bound by a task, not read by another afterwards, and neither
 * private nor a by-product such as a loop's target, a module, a function, or a figure.
 */
export function finalVariables(tasks: readonly ResultTask[], taken: readonly PlanInput[]): PlanInput[] {
  const read = new Set(taken.map(({ variable, from }) => `${from} ${variable}`));
  const last = new Map<string, { task: ResultTask; cell: AnalysedCell }>();
  const inOrder = tasks
    .flatMap((task) => task.cells.map((cell) => ({ task, cell })))
    .toSorted((a, b) => a.cell.cell.number - b.cell.cell.number);
  for (const { task, cell } of inOrder) {
    for (const variable of [...cell.flow.writes, ...cell.flow.mutates]) last.set(variable, { task, cell });
  }
  return [...last].flatMap(([variable, { task, cell }]): PlanInput[] => {
    const isOutcome =
      task.kind === "cells" &&
      cell.flow.lasting.includes(variable) &&
      !read.has(`${task.id} ${variable}`) &&
      !/^_|^(fig|figs|figure|ax|axs|axes|plot|plots|g|im|img)\d*$/.test(variable) &&
      isValue(variable, cell);
    return isOutcome ? [{ variable, from: task.id }] : [];
  });
}

/** Whether what the cell binds to the name is a value made for keeping. */
function isValue(variable: string, { facts }: AnalysedCell): boolean {
  const values = assigned(variable, facts.steps);
  return values.length > 0 && !values.some(isByProduct);
}

/** What is assigned to the name at the cell's own level; a loop's or a `with` target, an import or a definition is not. */
function assigned(variable: string, steps: readonly Step[]): Expression[] {
  return steps.flatMap((step): Expression[] => {
    if (step.kind === "assign")
      return step.targets.some((target) => boundNames(target).includes(variable)) ? [step.value] : [];
    if (step.kind === "augment") return boundNames(step.target).includes(variable) ? [step.value] : [];
    if (step.kind === "loop" && step.target !== null && boundNames(step.target).includes(variable)) return [];
    return bodiesOf(step).flatMap((body) => assigned(variable, body));
  });
}

/** Functions, figures, open files, and what only stands for another thing. */
function isByProduct(value: Expression): boolean {
  if (value.kind === "function" || value.kind === "yield" || value.kind === "anything") return true;
  if (value.kind !== "call") return false;
  const path = pathOf(value.callee);
  const name = path.at(-1) ?? "";
  if (["plt", "sns", "px", "go", "alt", "mlflow", "logging"].includes(path[0] ?? "")) return true;
  return /^(open|plot\w*|hist|boxplot|scatter|subplots|figure|imshow|bar|barh|getLogger|connect|cursor|urlopen|Session|get_ipython|show|print|input)$/.test(
    name,
  );
}
