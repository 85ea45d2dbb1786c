import type { Colors } from "picocolors/types.js";
import type { State } from "../state/index.js";
import type { RunRecord, TaskRun } from "../store/index.js";
import type { Json } from "../python/worker.js";
import { colorOf } from "./progress/symbols.js";
import { ranFor } from "./ran-for.js";
import { duration, moment } from "./terminal/duration.js";
import type { Column } from "./terminal/table.js";

/** A state by its name, in its colour. */
export function stateText(state: State | null, colors: Colors): string {
  return state === null ? "" : colorOf(state.type, colors)(state.name);
}

/** How long a run took, or has taken by now. */
export function timeText(run: RunRecord, now: Date): string {
  return run.startTime === null ? "" : duration(ranFor(run, now.getTime()));
}

export function startText(run: RunRecord, now: Date): string {
  return run.startTime === null ? "" : moment(new Date(run.startTime), now);
}

/** The columns of a list of task runs. */
export function taskColumns(colors: Colors, now: Date): readonly Column<TaskRun>[] {
  return [
    { title: "Task", cell: (task) => task.name },
    { title: "State", cell: (task) => stateText(task.state, colors) },
    { title: "Time", cell: (task) => timeText(task, now), align: "right" },
    { title: "", cell: (task) => messageOf(task.state), flexible: true },
  ];
}

function messageOf(state: State | null): string {
  return state === null || (state.type === "COMPLETED" && state.name !== "Cached")
    ? ""
    : (state.message?.split("\n", 1)[0] ?? "");
}

/** A result in lines: a line a name where it has names. */
export function resultLines(result: Json): readonly string[] {
  if (result === null) return [];
  if (typeof result !== "object" || Array.isArray(result) || isPythonObject(result))
    return [valueText(result)];
  const entries = Object.entries(result as Readonly<Record<string, Json>>);
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${name.padEnd(width)}  ${valueText(value)}`);
}

function valueText(value: Json): string {
  if (isPythonObject(value)) return `${value["type"]}  ${value["text"]}`;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function isPythonObject(value: Json): value is { readonly type: string; readonly text: string } {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    (value as { kind?: Json }).kind === "object"
  );
}
