import type { Touch } from "../dataflow/index.js";
import type { Expression, Step } from "../facts/index.js";
import { libraryOptions } from "../knowledge/index.js";
import type { AnalysedCell } from "./analysis.js";
import type { CellNumber, PlanTask, TaskId } from "./plan.js";

/** Settings that stay changed after a try, as the runtime puts back none of them. */
const kept: ReadonlySet<Touch["resource"]> = new Set<Touch["resource"]>(libraryOptions);

/**
 * Why a task would not be tried again after a failure, as far as its cells' text tells it: what it reads, or settings that it
 * changes, can't be put back to what it was before the first try. A task that reads nothing is always tried again.
 */
export function refusedRetries(
  tasks: readonly Pick<PlanTask, "id" | "kind" | "cells" | "reads">[],
  cells: ReadonlyMap<CellNumber, AnalysedCell>,
): ReadonlyMap<TaskId, string> {
  const byId = new Map(tasks.map((task) => [task.id, task]));
  const found = new Map<TaskId, string>();
  for (const task of tasks) {
    if (task.kind !== "cells" || task.reads.length === 0) continue;
    const why = task.reads
      .map(({ variable, from }) => unkept(variable, byId.get(from)?.cells ?? [], cells))
      .concat(task.cells.map((number) => lasting(number, cells)))
      .find((reason) => reason !== null);
    if (why != null) found.set(task.id, why);
  }
  return found;
}

/** The last of the cells that makes the variable decides. */
function unkept(
  variable: string,
  numbers: readonly CellNumber[],
  cells: ReadonlyMap<CellNumber, AnalysedCell>,
): string | null {
  for (const number of numbers.toReversed()) {
    const steps = cells.get(number)?.facts.steps ?? [];
    for (const step of steps.toReversed()) {
      const what = madeBy(step, variable);
      if (what === undefined) continue;
      return what === null
        ? null
        : `it reads \`${variable}\`, ${what} that cell ${number} makes, which can't be put back`;
    }
  }
  return null;
}

/** What a step makes of a variable, in words, where that can't be kept; null for anything else; undefined where it makes none. */
function madeBy(step: Step, variable: string): string | null | undefined {
  if (step.kind === "define") return step.name === variable ? "a function" : undefined;
  if (step.kind === "class") return step.name === variable ? "a class" : undefined;
  if (step.kind !== "assign") return undefined;
  const isTarget = step.targets.some((target) => target.kind === "name" && target.name === variable);
  return isTarget ? unkeptValue(step.value) : undefined;
}

function unkeptValue(value: Expression): string | null {
  if (value.kind === "function") return "a function";
  return value.kind === "comprehension" && value.type === "generator" ? "a generator" : null;
}

function lasting(number: CellNumber, cells: ReadonlyMap<CellNumber, AnalysedCell>): string | null {
  const changed = cells
    .get(number)
    ?.flow.touches?.find(({ resource, changes }) => changes && kept.has(resource));
  return changed === undefined
    ? null
    : `cell ${number} changes ${words(changed.resource)}, which can't be put back`;
}

function words(resource: Touch["resource"]): string {
  const [first = "", ...rest] = resource.split(" ");
  return rest.length === 0
    ? `the settings of ${first}`
    : `${first}${first.endsWith("s") ? "'" : "'s"} ${rest.join(" ")}`;
}
