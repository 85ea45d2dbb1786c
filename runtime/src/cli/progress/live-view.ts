import type { Colors } from "picocolors/types.js";
import { isTerminal } from "../../state/state.js";
import { ranFor } from "../ran-for.js";
import { duration } from "../terminal/duration.js";
import { pad, truncate, widthOf } from "../terminal/width.js";
import type { Progress, TaskProgress } from "./model.js";
import { colorOf, symbolOf } from "./symbols.js";

export interface ViewSize {
  readonly columns: number;
  readonly rows: number;
}

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 80;
const LONGEST_NAME = 40;

/** The live list of a run: a line a task, what is running with its cell, its time and what it printed last. */
export function liveView(progress: Progress, now: number, size: ViewSize, colors: Colors): string {
  const tasks = [...progress.tasks.values()];
  const nameWidth = Math.min(LONGEST_NAME, Math.max(0, ...tasks.map((task) => widthOf(task.taskRun.name))));
  const { shown, done, waiting } = visible(tasks, size.rows - 3);
  const rows = shown.map((task) => taskLine(task, nameWidth, now, size.columns, colors));
  const above = done === 0 ? [] : [colors.dim(`  ${done} more ended`)];
  const below = waiting === 0 ? [] : [colors.dim(`  ${waiting} more to come`)];
  return [headLine(progress, now, size.columns, colors), ...above, ...rows, ...below].join("\n");
}

function headLine({ flowRun, state }: Progress, now: number, columns: number, colors: Colors): string {
  if (flowRun === null || state === null) return colors.dim("Starting …");
  const since = flowRun.startTime === null ? "" : ` ${duration(ranFor({ ...flowRun, state }, now))}`;
  const text = `${flowRun.flowName} · ${flowRun.name} · ${state.name.toLowerCase()}${since}`;
  return colors.bold(truncate(text, columns - 1));
}

function taskLine(
  task: TaskProgress,
  nameWidth: number,
  now: number,
  columns: number,
  colors: Colors,
): string {
  const { type } = task.state;
  const symbol =
    type === "RUNNING" ? (FRAMES[Math.floor(now / FRAME_MS) % FRAMES.length] ?? "") : symbolOf(type);
  const time = task.taskRun.startTime === null ? "" : duration(ranFor(task.taskRun, now));
  const name = pad(truncate(task.taskRun.name, nameWidth), nameWidth);
  const head = `  ${symbol} ${name}  ${time.padStart(7)}`;
  const room = columns - widthOf(head) - 3;
  const detail = room < 8 ? "" : truncate(detailOf(task), room);
  const painted = colorOf(type, colors);
  return `  ${painted(symbol)} ${type === "PENDING" ? colors.dim(name) : name}  ${colors.dim(time.padStart(7))}  ${colors.dim(detail)}`.trimEnd();
}

function detailOf(task: TaskProgress): string {
  if (task.state.type === "RUNNING") {
    const cell = task.cell === null ? "" : `cell ${task.cell}`;
    return [cell, task.lastLine].filter((part) => part !== "").join("  ");
  }
  return isTerminal(task.state.type) && task.state.type !== "COMPLETED" ? firstLine(task.state.message) : "";
}

function firstLine(text: string | null): string {
  return text?.split("\n", 1)[0] ?? "";
}

/** What fits: running and failed tasks before all, then those that ended last, then those that come next. */
function visible(tasks: readonly TaskProgress[], room: number) {
  if (tasks.length <= room) return { shown: tasks, done: 0, waiting: 0 };
  const kept = new Set<TaskProgress>();
  const limit = Math.max(1, room - 2);
  const take = (candidates: readonly TaskProgress[]) => {
    for (const task of candidates) if (kept.size < limit) kept.add(task);
  };
  take(tasks.filter(({ state }) => state.type === "RUNNING"));
  take(tasks.filter(({ state }) => isTerminal(state.type) && state.type !== "COMPLETED"));
  take(
    tasks
      .filter(({ state }) => state.type === "PENDING" || state.type === "SCHEDULED")
      .slice(0, Math.ceil(limit / 3)),
  );
  take(tasks.filter(({ state }) => state.type === "COMPLETED").toReversed());
  take(tasks);
  const hidden = tasks.filter((task) => !kept.has(task));
  const done = hidden.filter(({ state }) => isTerminal(state.type)).length;
  return { shown: tasks.filter((task) => kept.has(task)), done, waiting: hidden.length - done };
}
