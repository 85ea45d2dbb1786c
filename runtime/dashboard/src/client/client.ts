import type { Plan } from "@nbflow/converter";
import type {
  Artifact,
  Deployment,
  Flow,
  FlowRun,
  Json,
  LogLine,
  Page,
  State,
  StateType,
  TaskRun,
  WorkPool,
} from "./records.js";

/**
 * All that the pages know of a server. They are handed one and see no address and no key. Every method rejects with a
 * `ClientError`. What it gives and takes is plain JSON, so that it can cross to another process.
 */
export interface Client {
  flowRuns(query: FlowRunQuery): Promise<Page<FlowRun>>;
  flowRun(id: string): Promise<FlowRun>;
  /** All of a flow run, in the order of their making; or those with these ids. */
  taskRuns(flowRunId: string, ids?: readonly string[]): Promise<readonly TaskRun[]>;
  /** The oldest first. */
  states(of: OfRun): Promise<readonly State[]>;
  /** The newest `limit` lines before `skip` newer ones, the oldest of them first. */
  logs(query: LogQuery): Promise<readonly LogLine[]>;
  /** The oldest first. */
  artifacts(query: ArtifactQuery): Promise<readonly Artifact[]>;
  /** The plan that a flow run goes by; null where it has none. */
  plan(flowRunId: string): Promise<Plan | null>;
  /** Asks that a flow run end; its own process, or its worker, does it. */
  cancel(flowRunId: string): Promise<void>;
  /** Schedules a run that has ended once more; only a run of a deployment has a worker that can take it. */
  retry(flowRunId: string): Promise<void>;
  flows(query: ListQuery): Promise<Page<Flow>>;
  deployments(query: ListQuery): Promise<Page<Deployment>>;
  pauseDeployment(id: string, paused: boolean): Promise<void>;
  /** Gives the flow run that was made. */
  runDeployment(id: string, parameters: Readonly<Record<string, Json>>): Promise<FlowRun>;
  workPools(): Promise<readonly WorkPool[]>;

  /** Tells of changes from now on, of one flow run or of all. Gives what ends it. */
  subscribe(topic: Topic, on: (change: Change) => void): Stop;
  /** Tells of new lines of the log from now on. */
  followLogs(query: OfRun & MinLevel, on: (lines: readonly LogLine[]) => void): Stop;
}

export type Stop = () => void;

export interface ListQuery {
  /** A part of its name. */
  readonly name?: string;
  readonly ids?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

export interface FlowRunQuery extends ListQuery {
  readonly stateTypes?: readonly StateType[];
  readonly flowIds?: readonly string[];
  readonly deploymentIds?: readonly string[];
  /** Of the flow run that they run inside. */
  readonly parentFlowRunId?: string;
}

/** A flow run with all its task runs, or a task run alone. */
export type OfRun = { readonly flowRunId: string } | { readonly taskRunId: string };

interface MinLevel {
  readonly minLevel?: number;
}

export type LogQuery = OfRun & MinLevel & { readonly limit: number; readonly skip?: number };

export type ArtifactQuery = OfRun & {
  readonly keys?: readonly string[];
  /** Those of other types are given. */
  readonly exceptTypes?: readonly string[];
};

export interface Topic {
  /** Left out: all flow runs, and none of their task runs. */
  readonly flowRunId?: string;
}

export type Change =
  | { readonly kind: "flow-run"; readonly id: string }
  | { readonly kind: "task-run"; readonly id: string }
  /** Something may have changed that was not told of one by one. */
  | { readonly kind: "any" };

/** What answers with a promise, and what goes on. */
export const CALLS = [
  "flowRuns",
  "flowRun",
  "taskRuns",
  "states",
  "logs",
  "artifacts",
  "plan",
  "cancel",
  "retry",
  "flows",
  "deployments",
  "pauseDeployment",
  "runDeployment",
  "workPools",
] as const satisfies readonly (keyof Client)[];
export const STREAMS = ["subscribe", "followLogs"] as const satisfies readonly (keyof Client)[];
