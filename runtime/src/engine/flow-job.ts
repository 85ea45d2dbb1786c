import type { FlowRun, TaskRun } from "../store/index.js";
import type { FlowDefinition } from "./definition.js";
import type { RunRequest } from "./engine-types.js";
import type { Costs, PlacementOptions } from "./placement.js";
import type { Policy } from "./policy.js";
import type { Recorder } from "./recorder.js";
import type { StartPython } from "./world.js";

/** A flow to run, and all that its run needs. */
export interface FlowJob {
  readonly flow: FlowDefinition;
  readonly request: RunRequest;
  /** The task run that stands for it in the flow that called it; null where a person or a deployment did. */
  readonly parentTaskRunId: string | null;
  /** The flow runs around it, by their ids; null for one that stands alone. */
  readonly parentFlowRunId: string | null;
  readonly rootFlowRunId: string | null;
  /** The flow run to go on with; null for a new one. */
  readonly past: FlowRun | null;
  /** Which of its task runs are to be run again, whatever they gave. */
  readonly invalid: (run: TaskRun) => boolean;
  /** Its runs may be run again after they have completed, whatever they do outside. */
  readonly mayRunAgain: boolean;
  /** The process, as the store knows it. */
  readonly processId: string;
  readonly recorder: Recorder;
  readonly startPython: StartPython;
  readonly policy: Policy | null;
  readonly placement: PlacementOptions;
  /** Aborts where another process asks in the store that a flow run be cancelled; gives what ends the watch. */
  readonly watch: (flowRunId: string, abort: AbortController) => () => void;
  /** Task runs of earlier runs are reused where their lineage is the same. */
  readonly reuse: boolean;
  readonly costs: (flowName: string) => () => Promise<Costs>;
}
