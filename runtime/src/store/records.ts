import type { Json } from "../python/worker.js";
import type { ProcessIdentity } from "../platform/index.js";
import type { State, StateType } from "../state/index.js";

/** A run of a flow or of a task, as Prefect's objects have it. Times are ISO 8601 in UTC; durations are seconds. */
export interface RunRecord {
  readonly id: string;
  readonly name: string;
  readonly created: string;
  readonly tags: readonly string[];
  /** The current state; null until the first is set. */
  readonly state: State | null;
  /** How often it entered RUNNING. */
  readonly runCount: number;
  readonly expectedStartTime: string | null;
  /** When it first entered RUNNING. */
  readonly startTime: string | null;
  readonly endTime: string | null;
  /** The time spent in RUNNING, all tries together. */
  readonly totalRunTime: number;
}

export interface FlowRun extends RunRecord {
  readonly flowId: string;
  readonly flowName: string;
  readonly parameters: Readonly<Record<string, Json>>;
  /** The task run of the flow that this one runs inside; null for a flow that stands alone. */
  readonly parentTaskRunId: string | null;
  readonly deploymentId: string | null;
  readonly policy: RetryPolicy;
  /** The process that runs it, as `RunStore.registerProcess` knows it; null where none has taken it. */
  readonly processId: string | null;
  /** What else is known about it: the script's path, the notebook's, hashes. */
  readonly context: Readonly<Record<string, Json>>;
}

export interface TaskRun extends RunRecord {
  readonly flowRunId: string;
  /** Which task it is a run of. */
  readonly taskKey: string;
  /** Which of the task's runs in its flow run: "0", "1", … */
  readonly dynamicKey: string;
  readonly taskInputs: TaskInputs;
  /** Which try of the flow run it belongs to, from 1. */
  readonly flowRunRunCount: number;
  readonly policy: RetryPolicy;
  /** What it was called with, as far as that can be said: two runs of a task with the same give the same. */
  readonly inputKey: string;
  /** The task's source: a hash of it. */
  readonly version: string;
}

/** Which task runs each input came from; the graph of a run is drawn from it. */
export type TaskInputs = Readonly<Record<string, readonly TaskInput[]>>;

export type TaskInput =
  | { readonly input_type: "task_run"; readonly id: string }
  | { readonly input_type: "parameter"; readonly name: string };

export interface RetryPolicy {
  readonly retries: number;
  /** Seconds before each further try; the last one repeats. */
  readonly retryDelay: readonly number[];
}

/** A process that runs flows, with when it was last heard of. */
export interface ProcessRecord extends ProcessIdentity {
  readonly heartbeat: string;
}

export interface LogLine {
  readonly id: string;
  /** Who says it: `stdout`, `stderr`, `result`, `nbflow.flow`, `nbflow.task`. */
  readonly name: string;
  /** Python's numbers: 10 debug, 20 info, 30 warning, 40 error, 50 critical. */
  readonly level: number;
  readonly message: string;
  readonly timestamp: string;
  readonly flowRunId: string | null;
  readonly taskRunId: string | null;
}

export interface Artifact {
  readonly id: string;
  readonly key: string | null;
  readonly type: string;
  readonly data: Json;
  /** It was sent here from elsewhere, and `data` refers to what the server's storage keeps. Default: false. */
  readonly isReference?: true;
  readonly description: string | null;
  readonly created: string;
  readonly updated: string;
  readonly flowRunId: string | null;
  readonly taskRunId: string | null;
}

/** A state in a run's history. */
export interface StateEntry extends State {
  readonly flowRunId: string | null;
  readonly taskRunId: string | null;
}

export interface FlowRunFilter {
  readonly ids?: readonly string[];
  /** Ids that begin so. */
  readonly idPrefix?: string;
  readonly names?: readonly string[];
  readonly flowNames?: readonly string[];
  readonly stateTypes?: readonly StateType[];
  readonly parentTaskRunId?: string | null;
  /** How many at most, the newest first. Default: 200. */
  readonly limit?: number;
  readonly offset?: number;
}

export interface OfRun {
  readonly flowRunId?: string;
  readonly taskRunId?: string;
}

export interface LogFilter extends OfRun {
  readonly minLevel?: number;
  /** Lines after the one with this id, as ids grow with time. */
  readonly after?: string;
  /** How many at most, the oldest first. Default: all. */
  readonly limit?: number;
}

export interface ArtifactFilter extends OfRun {
  readonly type?: string;
  readonly key?: string;
}
