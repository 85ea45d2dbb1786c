import type { Json } from "@nbflow/converter";

export type { Json };

export const STATE_TYPES = [
  "SCHEDULED",
  "PENDING",
  "RUNNING",
  "PAUSED",
  "CANCELLING",
  "COMPLETED",
  "FAILED",
  "CRASHED",
  "CANCELLED",
] as const;
export type StateType = (typeof STATE_TYPES)[number];

/** Times are ISO 8601 in UTC; durations are seconds. */
export interface State {
  readonly id: string;
  readonly type: StateType;
  /** Such as `Late`, `AwaitingRetry`, `Cached`. */
  readonly name: string;
  readonly message: string | null;
  readonly timestamp: string;
  /** The flow run that a task run stands for. */
  readonly childFlowRunId: string | null;
}

interface Run {
  readonly id: string;
  readonly name: string;
  readonly state: State | null;
  readonly tags: readonly string[];
  readonly created: string;
  readonly expectedStartTime: string | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly totalRunTime: number;
  readonly runCount: number;
}

export interface FlowRun extends Run {
  readonly flowId: string;
  readonly flowName: string;
  readonly parameters: Readonly<Record<string, Json>>;
  readonly deploymentId: string | null;
  readonly workPoolName: string | null;
  /** The task run of the flow that it runs inside. */
  readonly parentTaskRunId: string | null;
  /** The path of the notebook that it came from, where the run says so. */
  readonly notebook: string | null;
  readonly script: string | null;
}

export interface TaskRun extends Run {
  readonly flowRunId: string;
  readonly taskKey: string;
  readonly dynamicKey: string;
  readonly inputs: Readonly<Record<string, readonly TaskInput[]>>;
}

export type TaskInput =
  { readonly kind: "task-run"; readonly id: string } | { readonly kind: "parameter"; readonly name: string };

export interface LogLine {
  readonly id: string;
  readonly timestamp: string;
  /** Python's numbers: 10 debug, 20 info, 30 warning, 40 error, 50 critical. */
  readonly level: number;
  readonly name: string;
  readonly message: string;
  readonly taskRunId: string | null;
}

export interface Artifact {
  readonly id: string;
  readonly key: string | null;
  readonly type: string;
  readonly data: Json;
  /** Why what it holds can't be shown; `data` is null then. */
  readonly problem?: string;
  readonly description: string | null;
  readonly created: string;
  readonly updated: string;
  readonly taskRunId: string | null;
}

export interface Flow {
  readonly id: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly created: string;
}

export interface Schedule {
  readonly active: boolean;
  /** As it was given: a cron line, an interval in seconds, or a recurrence rule. */
  readonly text: string;
  readonly timezone: string | null;
}

export interface Deployment {
  readonly id: string;
  readonly name: string;
  readonly flowId: string;
  readonly flowName: string;
  readonly description: string | null;
  readonly paused: boolean;
  readonly schedules: readonly Schedule[];
  readonly workPoolName: string | null;
  readonly workQueueName: string | null;
  /** `READY` where something is there to run it. */
  readonly status: string | null;
  readonly tags: readonly string[];
  readonly parameters: Readonly<Record<string, Json>>;
  /** JSON Schema of the flow's parameters; null where there is none. */
  readonly parameterSchema: Json;
}

export interface Worker {
  readonly name: string;
  readonly isOnline: boolean;
  readonly lastHeartbeat: string | null;
}

export interface WorkPool {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly description: string | null;
  readonly paused: boolean;
  readonly concurrencyLimit: number | null;
  readonly workers: readonly Worker[];
  /** Runs that wait in it for a worker: due, and not begun. */
  readonly waiting: number;
}

/** A part of a list, and how many there are in all. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}
