import type { EngineEvent } from "../../engine/events.js";
import type { FlowRun, TaskRun } from "../../store/records.js";
import type { State } from "../../state/state.js";

/** What a progress view shows of a run; made from the engine's events, one at a time. */
export interface Progress {
  readonly flowRun: FlowRun | null;
  readonly state: State | null;
  /** In the order in which they came. */
  readonly tasks: ReadonlyMap<string, TaskProgress>;
}

export interface TaskProgress {
  readonly taskRun: TaskRun;
  readonly state: State;
  /** The cell that runs now. */
  readonly cell: number | null;
  /** What it printed last. */
  readonly lastLine: string;
}

export const NO_PROGRESS: Progress = { flowRun: null, state: null, tasks: new Map() };

export function advance(progress: Progress, event: EngineEvent): Progress {
  switch (event.type) {
    case "flow-run-state":
      return { ...progress, flowRun: event.flowRun, state: event.state };
    case "task-run-state":
      return withTask(progress, event.taskRun, event.state);
    case "task-run-kept":
      return event.taskRun.state === null ? progress : withTask(progress, event.taskRun, event.taskRun.state);
    case "task-placed":
    case "task-run-again":
    case "task-run-restored":
      return progress;
    case "cell-started":
      return change(progress, event.taskRunId, { cell: event.cell });
    case "cell-ended":
      return change(progress, event.taskRunId, { cell: null });
    case "cell-output":
      if (event.output.output_type !== "stream") return progress;
      return change(progress, event.taskRunId, lastLineOf(event.output.text));
    case "log":
      if (event.line.taskRunId === null) return progress;
      return change(progress, event.line.taskRunId, lastLineOf(event.line.message));
  }
}

function withTask(progress: Progress, taskRun: TaskRun, state: State): Progress {
  const before = progress.tasks.get(taskRun.id);
  const task: TaskProgress = {
    taskRun,
    state,
    cell: taskRun.endTime === null ? (before?.cell ?? null) : null,
    lastLine: before?.lastLine ?? "",
  };
  return { ...progress, tasks: new Map(progress.tasks).set(taskRun.id, task) };
}

function change(progress: Progress, id: string, part: Partial<TaskProgress>): Progress {
  const task = progress.tasks.get(id);
  return task === undefined
    ? progress
    : { ...progress, tasks: new Map(progress.tasks).set(id, { ...task, ...part }) };
}

/** The last line with something on it; a progress bar writes over its line, so what follows the last CR counts. */
function lastLineOf(text: string): Partial<TaskProgress> {
  const line = text.split(/[\r\n]+/u).findLast((part) => part.trim() !== "");
  return line === undefined ? {} : { lastLine: line.trim() };
}
