import type { Json } from "../python/worker.js";
import type { State } from "../state/index.js";
import type { FlowRun } from "../store/index.js";
import type { FlowFunction } from "./definition.js";

/** Runs flows in the world that it was given. */
export interface Engine {
  /**
   * Runs a flow to its final state, which the store then has; Python workers are closed by then.
   * A flow that fails is an outcome. Rejects with a `StoreError` where the run can't be recorded, and then nothing runs on.
   */
  run(flow: FlowFunction, request?: RunRequest): Promise<FlowOutcome>;

  /**
   * Goes on with a flow run that has ended, or whose process is gone: calls the flow's function again, and runs what has not
   * completed. A completed task run is not run again: its value comes from the store; where it was not stored and is needed,
   * it is run again if it may be.
   * @throws RunError `not-to-resume` for a run that has completed, or that a process still runs.
   */
  resume(flow: FlowFunction, flowRunId: string, request?: ResumeRequest): Promise<FlowOutcome>;
}

export interface ResumeRequest {
  readonly signal?: AbortSignal;
  /** Names of tasks or of task runs that are run again whatever they gave, and so is all that takes from them. Default: none. */
  readonly from?: readonly string[];
  /** Consents that completed tasks whose values were not stored run again, whatever they do outside. Default: false. */
  readonly mayRunAgain?: boolean;
}

export interface RunRequest {
  /** Checked against the flow's schema, which gives what is left out its default. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Aborting it cancels the run: tasks that run end Cancelled, and the flow run by way of Cancelling. */
  readonly signal?: AbortSignal;
  /** The flow run's id, where a server made it. Default: a new one. */
  readonly id?: string;
  /** The flow run's name. Default: the flow's `flowRunName`, else two words. */
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly deploymentId?: string | null;
  /**
   * Tasks of cells whose lineage is that of a task run of an earlier run of the flow are not run: what that one left is put back
   * where it is needed, and they end as Cached. Default: false.
   */
  readonly reuse?: boolean;
  /** Kept with the flow run: the script's path, the notebook's, hashes. */
  readonly context?: Readonly<Record<string, Json>>;
}

export interface FlowOutcome {
  /** As it is in the store now. */
  readonly flowRun: FlowRun;
  readonly state: State;
  /** What the flow returned, with every handle in it resolved; undefined unless it completed. */
  readonly result: unknown;
  /** Why it did not complete; null where it did. */
  readonly error: unknown;
}
