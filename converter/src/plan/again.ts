import type { CellFlow, Touch } from "../dataflow/index.js";
import { libraryOptions } from "../knowledge/index.js";
import type { AnalysedCell } from "./analysis.js";
import type { Json, PlanParameter, PlanTask } from "./plan.js";

type Again = Pick<PlanTask, "mayRunAgain" | "files" | "restorable">;
type Resource = Touch["resource"];

/** Settings of libraries, the same in each new process. */
const settings: ReadonlySet<Resource> = new Set<Resource>([...libraryOptions, "display", "settings"]);

/** What stays changed in the process, and can't be seen from outside as it is. */
const unseen: ReadonlySet<Resource> = new Set<Resource>([
  "mlflow",
  "modules",
  "settings",
  "display",
  "torch random",
]);

/** Values that stand for the time at which they are read: `pd.Timestamp("now")`. */
const now = /["'](?:now|today)["']/u;

/** What can be done about each task in place of running it as it runs first, of what its cells are known to touch. */
export function againOf(
  tasks: readonly Pick<PlanTask, "id" | "kind" | "cells">[],
  cells: ReadonlyMap<number, AnalysedCell>,
  parameters: readonly PlanParameter[],
): ReadonlyMap<string, Again> {
  const inSetup = new Set(tasks.filter(({ kind }) => kind === "setup").flatMap((task) => task.cells));
  const changed = new Set(
    [...cells.values()]
      .filter(({ flow }) => !inSetup.has(flow.number))
      .flatMap(({ flow }) => flow.touches ?? [])
      .flatMap(({ resource, changes }) => (changes ? [resource] : [])),
  );
  const defaults = parameters.flatMap(({ default: value }) => (value === undefined ? [] : textsIn(value)));
  const found = new Map<string, Again>();
  for (const { id, kind, cells: numbers } of tasks) {
    if (kind === "setup") continue;
    const own = numbers.flatMap((number) => cells.get(number) ?? []);
    if (own.length === numbers.length) found.set(id, againOfCells(own, changed, defaults));
  }
  return found;
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === "object") return value === null ? [] : Object.values(value).flatMap(textsIn);
  return typeof value === "boolean" ? [] : [String(value)];
}

function againOfCells(
  cells: readonly AnalysedCell[],
  changed: ReadonlySet<Resource>,
  defaults: readonly string[],
): Again {
  const touches = touchesOf(cells.map(({ flow }) => flow));
  if (touches === null) return {};
  const outside = touches.filter(
    ({ resource, changes }) => changes || !settings.has(resource) || changed.has(resource),
  );
  const asksWhen = cells.some(({ cell }) => now.test(cell.source));
  if (!asksWhen) {
    if (outside.length === 0) return { mayRunAgain: true };
    const files = filesOf(outside, changed, defaults);
    if (files !== null) return { files };
  }
  return touches.some(({ resource, changes }) => changes && unseen.has(resource)) ? {} : { restorable: true };
}

function touchesOf(flows: readonly CellFlow[]): readonly Touch[] | null {
  const all: Touch[] = [];
  for (const { touches } of flows) {
    if (touches === null) return null;
    all.push(...touches);
  }
  return all;
}

/** Null where something else is touched, or a name is not known for certain: a parameter may give another. */
function filesOf(
  touches: readonly Touch[],
  changed: ReadonlySet<Resource>,
  defaults: readonly string[],
): readonly string[] | null {
  const files = new Set<string>();
  for (const { resource, changes, path } of touches) {
    if (changes || changed.has("directory")) return null;
    if (resource === "directory") continue;
    if (resource !== "files" || path === null || path.includes("://")) return null;
    if (defaults.some((value) => value !== "" && path.includes(value))) return null;
    files.add(path);
  }
  return files.size === 0 ? null : [...files].sort();
}
