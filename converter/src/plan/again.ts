import type { CellFlow, Touch } from "../dataflow/index.js";
import { libraryOptions } from "../knowledge/index.js";
import type { AnalysedCell } from "./analysis.js";
import type { Json, PlanParameter, PlanTask } from "./plan.js";

type Again = Pick<PlanTask, "mayRunAgain" | "files" | "opens" | "restorable">;
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
    const read = readOf(outside, changed, defaults);
    if (read !== null) return read;
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

/**
 * Null where something else is touched, or where a name is not known for certain, as a parameter may give another, and it can't
 * be seen either.
 */
function readOf(
  touches: readonly Touch[],
  changed: ReadonlySet<Resource>,
  defaults: readonly string[],
): Again | null {
  const files = new Set<string>();
  let opens = false;
  for (const { resource, changes, path, opened } of touches) {
    if (changes || changed.has("directory")) return null;
    if (resource === "directory") continue;
    if (resource !== "files" || path?.includes("://") === true) return null;
    const isKnown = path !== null && !defaults.some((value) => value !== "" && path.includes(value));
    if (isKnown) files.add(path);
    else if (opened === true) opens = true;
    else return null;
  }
  if (files.size === 0 && !opens) return null;
  const named = files.size === 0 ? {} : { files: [...files].sort() };
  return opens ? { ...named, opens } : named;
}
