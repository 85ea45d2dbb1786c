import { AsyncLocalStorage } from "node:async_hooks";
import type { Answer, NewState, StateType } from "../state/index.js";
import type { FlowRun, TaskRun } from "../store/index.js";
import type { CallOptions, TaskDefinition } from "./definition.js";
import type { Recorder } from "./recorder.js";
import type { TaskOutput } from "./task-output.js";

/** Which run the code that asks runs in. */
export interface Running {
  readonly flow: RunningFlow;
  /** Null in the flow's own function. */
  readonly task: RunningTask | null;
}

export interface RunningFlow {
  readonly flowRun: FlowRun;
  readonly signal: AbortSignal;
  readonly recorder: Recorder;
  /** The flow runs around this one, by their ids; null where it stands alone. */
  readonly parentFlowRunId: string | null;
  readonly rootFlowRunId: string;
  /** Proposes a state for the flow run itself. */
  proposeFlow(type: StateType, given?: NewState): Promise<Answer>;
  /** Takes the flow run as the store has it, as another process has changed it. */
  adopt(flowRun: FlowRun): void;
  /** The key of the next pause that names none. */
  nextPauseKey(): string;
  /** Resolves when every task run that was called has ended. */
  idle(): Promise<void>;
  /** Ends this process's part in the flow run, which has been suspended: its function is left where it is. */
  leave(reason: Error): void;
  /** Makes a task run and gives its handle. */
  submit(
    definition: TaskDefinition,
    args: readonly unknown[],
    options: CallOptions,
    parent: RunningTask | null,
  ): object;
}

export interface RunningTask {
  readonly taskRun: TaskRun;
  readonly signal: AbortSignal;
  /** Where what its function prints and shows goes; absent where it has none. */
  readonly output?: TaskOutput | undefined;
}

const STORAGE = Symbol.for("nbflow.running");
const shared = globalThis as { [STORAGE]?: AsyncLocalStorage<Running> };

/** One for all copies of this package in a process, so that a script's copy and the command's see the same run. */
const storage = (shared[STORAGE] ??= new AsyncLocalStorage<Running>());

export function running(): Running | undefined {
  return storage.getStore();
}

export function runWithin<Value>(place: Running, act: () => Value): Value {
  return storage.run(place, act);
}
