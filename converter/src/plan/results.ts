import type { Expression, Step } from "../facts/index.js";
import type { AnalysedCell } from "./analysis.js";
import { bodiesOf, boundNames, pathOf, valuesOf } from "./calls.js";
import { isReading } from "./clock.js";
import { namesIn } from "./names-in.js";
import type { PlanInput, TaskId } from "./plan.js";

/** A task's cells, for finding out what its variables are. */
export interface ResultTask {
  readonly id: TaskId;
  readonly kind: "setup" | "parameters" | "cells";
  readonly cells: readonly AnalysedCell[];
}

/** More than this no one reads; what was shown and what measures something comes first, then what was made last. */
const mostResults = 8;

/**
 * The variables that a person would want to see at the end: bound by a task and then at most shown, and neither private
 * nor a by-product such as a loop's target, a module, a function, or a figure. Of many the eight that say most.
 */
export function finalVariables(tasks: readonly ResultTask[]): PlanInput[] {
  const used = new Set<string>();
  const last = new Map<string, TaskId>();
  const settled = new Set<string>();
  const found: { readonly input: PlanInput; readonly cell: AnalysedCell }[] = [];
  const backwards = tasks
    .flatMap((task) => task.cells.map((cell) => ({ task, cell })))
    .toSorted((a, b) => b.cell.cell.number - a.cell.cell.number);
  for (const { task, cell } of backwards) {
    const { writes, mutates, reads } = cell.flow;
    const consumed = consumedAfterBinding(cell);
    const values = writes.length > 0 ? assignedValues(cell.facts.steps) : none;
    for (const variable of [...writes, ...mutates]) {
      if (task.kind === "cells" && !last.has(variable)) last.set(variable, task.id);
    }
    for (const variable of writes) {
      if (settled.has(variable)) continue;
      settled.add(variable);
      const from = last.get(variable);
      const isOutcome = from !== undefined && !used.has(variable) && !consumed.has(variable);
      if (isOutcome && isWanted(variable, values.get(variable) ?? []))
        found.push({ input: { variable, from }, cell });
    }
    if (showsAlone(cell)) continue;
    for (const variable of [...reads, ...consumed]) if (!mutates.includes(variable)) used.add(variable);
  }
  const shown = shownNames(backwards.map(({ cell }) => cell));
  const worth = ({ variable }: PlanInput) =>
    (shown.has(variable) ? 2 : 0) + (measures.test(variable) ? 2 : 0) - (parts.test(variable) ? 1 : 0);
  return found
    .toSorted((a, b) => worth(b.input) - worth(a.input) || b.cell.cell.number - a.cell.cell.number)
    .slice(0, mostResults)
    .toSorted((a, b) => a.cell.cell.number - b.cell.cell.number)
    .map(({ input }) => input);
}

/** Names of what a notebook is run for. */
const measures =
  /(^|_)(rmses?|mses?|maes?|r2|acc|accuracy|accuracies|auc|roc_auc|f1|precision|recall|scores?|loss|losses|errors?|metrics?|results?|summary|report|comparison|best|final|p_?values?|coef|coefficients|conclusion|predictions?|forecast|importances?|table|total|solution|answer)(_|\d|$)/i;

/** Names of parts that are made on the way. */
const parts =
  /(^|_)(train|test|valid|validation|X|y)(_|\d|$)|_(dir|path|file)$|^(url|path|filename|css_file|data)$|^[a-z]$/;

/** The variables that some cell prints or shows as its last value. */
function shownNames(cells: readonly AnalysedCell[]): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      if (
        step.kind === "evaluate" &&
        isShowing(step.value, step.shown) &&
        (step.shown || isPrint(step.value))
      )
        for (const name of namesIn([step.value])) names.add(name);
      for (const body of bodiesOf(step)) visit(body);
    }
  };
  for (const { facts } of cells) visit(facts.steps);
  return names;
}

function isPrint(value: Expression): boolean {
  return value.kind === "call" && /^(print|display|log)$/.test(pathOf(value.callee).at(-1) ?? "");
}

const none: ReadonlyMap<string, readonly Expression[]> = new Map();

function isWanted(variable: string, values: readonly Expression[]): boolean {
  if (/^_|^(fig|figs|figure|ax|axs|axes|plot|plots|g|im|img|cmap|i|j|k)\d*$/.test(variable)) return false;
  return values.length > 0 && !values.some((value) => isByProduct(value) || isReading(value));
}

/** Looks at values and leaves nothing behind. */
function showsAlone({ flow }: AnalysedCell): boolean {
  return flow.lasting.length === 0 && flow.mutates.length === 0 && flow.effects.length === 0;
}

/** Variables that the cell itself reads for more than showing them, once it has bound them. */
function consumedAfterBinding({ facts }: AnalysedCell): ReadonlySet<string> {
  const bound = new Set<string>();
  const consumed = new Set<string>();
  const visit = (steps: readonly Step[]): void => {
    for (const step of steps) {
      const names = namesIn(valuesOf(step));
      const shows = step.kind === "evaluate" && isShowing(step.value, step.shown);
      if (!shows) for (const name of names) if (bound.has(name)) consumed.add(name);
      if (step.kind === "assign") {
        for (const name of step.targets.flatMap(boundNames)) {
          bound.add(name);
          if (!names.has(name)) consumed.delete(name);
        }
      }
      for (const body of bodiesOf(step)) visit(body);
    }
  };
  visit(facts.steps);
  return consumed;
}

/** Printed, or the cell's last value, but no plot. */
function isShowing(value: Expression, shown: boolean): boolean {
  if (value.kind !== "call") return true;
  const path = pathOf(value.callee);
  if (path[0] === "plt" || path[0] === "sns" || byProducts.test(path.at(-1) ?? ""))
    return path.at(-1) === "print";
  return shown || /^(display|head|tail|describe|info|sample)$/.test(path.at(-1) ?? "");
}

/** What is assigned to each name at the cell's own level; a loop's or a `with` target, an import or a definition is not. */
function assignedValues(steps: readonly Step[]): ReadonlyMap<string, readonly Expression[]> {
  const found = new Map<string, Expression[]>();
  const visit = (step: Step): void => {
    if (step.kind === "assign" || step.kind === "augment") {
      const targets = step.kind === "assign" ? step.targets : [step.target];
      for (const name of new Set(targets.flatMap(boundNames))) {
        const values = found.get(name) ?? [];
        values.push(step.value);
        found.set(name, values);
      }
      return;
    }
    const bodies = step.kind === "attempt" ? [step.body, step.otherwise, step.last] : bodiesOf(step);
    for (const body of bodies) body.forEach(visit);
  };
  steps.forEach(visit);
  return found;
}

/** Functions, figures, open files and connections. */
function isByProduct(value: Expression): boolean {
  if (value.kind === "function" || value.kind === "yield" || value.kind === "anything") return true;
  if (value.kind !== "call") return false;
  const path = pathOf(value.callee);
  if (["plt", "sns", "px", "go", "alt", "logging"].includes(path[0] ?? "")) return true;
  return byProducts.test(path.at(-1) ?? "");
}

const byProducts =
  /^(open|plot\w*|hist|boxplot|scatter|subplots|figure|imshow|barh?|getLogger|connect|cursor|urlopen|Session|get_ipython|show|print|input|heatmap|next|iter)$/;
