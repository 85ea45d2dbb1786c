import type { CellOutput } from "../python/worker.js";
import type { State } from "../state/index.js";
import type { FlowRun, LogLine, TaskRun } from "../store/index.js";

/**
 * What happens in a run, as it happens. A change of state is told once the store has it.
 * An observer must not throw.
 */
export type EngineEvent =
  | { readonly type: "flow-run-state"; readonly flowRun: FlowRun; readonly state: State }
  | { readonly type: "task-run-state"; readonly taskRun: TaskRun; readonly state: State }
  /** A run that has completed before: it is not run again, or (with `why`) it is. */
  | { readonly type: "task-run-kept"; readonly taskRun: TaskRun }
  /** What it made is at home again, from where it was kept. */
  | { readonly type: "task-run-restored"; readonly taskRun: TaskRun }
  | { readonly type: "task-run-again"; readonly taskRun: TaskRun; readonly why: string }
  /** Where a task that may run in a fork has run; `why` says why not in one. */
  | {
      readonly type: "task-placed";
      readonly flowRunId: string;
      readonly taskRunId: string;
      readonly name: string;
      readonly cells: readonly number[];
      readonly apart: boolean;
      readonly why: string | null;
    }
  | { readonly type: "log"; readonly line: LogLine }
  | {
      readonly type: "cell-started";
      readonly flowRunId: string;
      readonly taskRunId: string;
      readonly cell: number;
    }
  | {
      readonly type: "cell-output";
      readonly flowRunId: string;
      readonly taskRunId: string;
      readonly cell: number;
      readonly output: CellOutput;
    }
  | {
      readonly type: "cell-ended";
      readonly flowRunId: string;
      readonly taskRunId: string;
      readonly cell: number;
      readonly failed: boolean;
    };

export type Observer = (event: EngineEvent) => void;
