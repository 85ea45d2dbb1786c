import type { Environment } from "../python/worker.js";
import type { FlowRun } from "../store/index.js";
import type { RunningFlow } from "./context.js";
import type { FlowDefinition, PythonDefinition } from "./definition.js";
import type { FlowOutcome } from "./engine-types.js";
import type { EarlierRuns } from "./earlier-runs.js";
import type { RunError } from "./errors.js";
import type { PythonTurn } from "./python-turn.js";
import type { Restoring } from "./restoring.js";
import type { TaskRunner } from "./task-runner.js";

/** What a task run needs of the flow run that it is in. */
export interface TaskHost extends RunningFlow {
  readonly flowRun: FlowRun;
  /** All task runs of this try, in the order of their calls. */
  readonly runs: readonly TaskRunner[];
  /** Whose task runs may be reused; null where none may. */
  readonly earlier: EarlierRuns | null;
  /** Why no task may begin any more; null while they may. */
  readonly stopped: Error | null;
  /** The flow's function still runs, so that it may still ask for any variable. */
  readonly functionRuns: boolean;
  /** A cell has shown an error and gone on: the flow run ends as failed, with the first of them, though all of it runs. */
  noteShownError(error: RunError): void;
  /** Why a run that has completed must not be run again to have its value anew; null where it may. */
  mayNotRunAgain(run: TaskRunner): RunError | null;
  /** What a completed run gave counts no more, nor what came from it: all of that is to be run again. */
  revoke(run: TaskRunner): void;
  /** Resolves when the flow run is not paused any more. */
  whenRunning(): Promise<void>;
  /** The flow run does not end before this has. */
  keepOpen(until: Promise<unknown>): void;
  /** A run that had ended goes on. */
  reopened(run: TaskRunner): void;
  /** Puts back at its home what a run of cells that is asleep left there. */
  restoring(python: PythonDefinition): Restoring;
  /** What cells of a Python run with; null where that is not known. */
  environmentOf(python: PythonDefinition): Promise<Environment | null>;
  /** Starts another process in the place of one that was lost; what runs have left in that is made again where it is needed. */
  renewPython(python: PythonDefinition): void;
  /** Queues a task's cells at the home of its Python. */
  queuePython(python: PythonDefinition, turn: PythonTurn): void;
  /** `past`: the flow run that stood behind the task run before, to go on with. */
  runSubflow(
    flow: FlowDefinition,
    args: readonly unknown[],
    parentTaskRunId: string,
    past: FlowRun | null,
  ): Promise<FlowOutcome>;
}
