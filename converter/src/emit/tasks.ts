import type { Notebook } from "../notebook/index.js";
import type { Plan, PlanTask } from "../plan/plan.js";
import type { CellTexts } from "./cells.js";
import { cellList } from "./cells.js";
import { comment } from "./comment.js";
import { array, json, object, render, string } from "./layout.js";
import type { Layout } from "./layout.js";
import { reasons } from "./reasons.js";
import { functionPieces, scriptCellOf } from "./script-cells.js";
import type { Piece } from "./writer.js";

/** The constant that holds where the notebook's cells run. */
export function homeOf({ notebook }: Plan): string {
  return { python: "py", typescript: "ts", javascript: "js" }[notebook.language];
}

/** A task as a field of a class: Python cells under `@task`, a cell of another language as the task itself. */
export function fieldPieces(plan: Plan, task: PlanTask, texts: CellTexts, notebook: Notebook): Piece[] {
  const own = scriptCellOf(plan, task);
  const docs = documentation(plan, task, 2);
  if (own !== null) return [docs, ...functionPieces(plan, task, own, notebook, "class")];
  return [
    docs,
    `  @task(${render(optionsOf(task), 2, 0, 0)})\n`,
    `  readonly ${task.functionName} = ${homeOf(plan)}.${task.kind === "parameters" ? "parameters" : "cells"}(\n`,
    `    ${render(variablesOf(task), 4, 4, 1)},\n`,
    ...task.cells.flatMap((number) => texts.template(number, 4)),
    "  );\n\n",
  ];
}

/** A task's docstring and its exported constant. */
export function taskPieces(plan: Plan, task: PlanTask, texts: CellTexts, notebook: Notebook): Piece[] {
  const own = scriptCellOf(plan, task);
  if (own !== null) return [documentation(plan, task), ...functionPieces(plan, task, own, notebook)];
  return [
    documentation(plan, task),
    `export const ${task.functionName} = task(\n`,
    `  ${render(optionsOf(task), 2, 0, 1)},\n`,
    `  ${homeOf(plan)}.${task.kind === "parameters" ? "parameters" : "cells"}(\n`,
    `    ${render(variablesOf(task), 4, 4, 1)},\n`,
    ...task.cells.flatMap((number) => texts.template(number, 4)),
    "  ),\n",
    ");\n\n",
  ];
}

function optionsOf(task: PlanTask): Layout {
  return object([
    ["name", string(task.id)],
    ...(task.mayRunAgain === true ? [["mayRunAgain", json(true)] as const] : []),
  ]);
}

function variablesOf(task: PlanTask): Layout {
  return object([
    ...names(
      "reads",
      task.reads.map((input) => input.variable),
    ),
    ...names("writes", task.writes),
    ...(task.apart === true ? [["apart", json(true)] as const] : []),
    ...names("files", task.files ?? []),
    ...(task.opens === true ? [["opens", json(true)] as const] : []),
    ...(task.restorable === true ? [["restorable", json(true)] as const] : []),
  ]);
}

function names(key: string, variables: readonly string[]): (readonly [string, Layout])[] {
  return variables.length === 0 ? [] : [[key, array(variables.map(string))]];
}

function documentation(plan: Plan, task: PlanTask, indent = 0): string {
  const title = `${task.title} (${cellList(task.cells)}).`;
  const why = reasons(plan, task);
  return comment(why.length === 0 ? [title] : [title, "", ...why.map((reason) => `- ${reason}`)], indent);
}
