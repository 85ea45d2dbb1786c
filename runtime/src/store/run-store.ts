import type { Answer, State, StateType } from "../state/index.js";
import type {
  Artifact,
  ArtifactFilter,
  FlowRun,
  FlowRunFilter,
  LogFilter,
  LogLine,
  OfRun,
  ProcessRecord,
  StateEntry,
  TaskRun,
} from "./records.js";
import type { Json } from "../python/worker.js";
import type { StoredResult } from "../values/index.js";

/**
 * Where runs are recorded. Nothing above knows which maker it has: SQLite in a file, or a remote server.
 *
 * 1. A write's promise resolves once it is durable, and not before.
 * 2. Writes become durable in the order in which they were asked for; one that was asked for later is never there without
 *    those before it.
 * 3. Writes that are asked for in one turn of the event loop share a transaction.
 * 4. A read sees every write that was asked for before it.
 *
 * Every method rejects with a `StoreError` where the store cannot be reached, written or read.
 */
export interface RunStore {
  /** Where it is, as a person would look for it: a file's path or a server's address. */
  readonly location: string;
  /** A folder for values that are too large for it, each a file named by the hash of what it holds; missing where it has none. */
  readonly valuesFolder?: string;
  /** Makes such a file survive what the store's own writes survive; before the state is recorded that names it. Missing: it does. */
  readonly secureValue?: (key: string) => Promise<void>;

  /** Records a flow run, and its flow where that name is new. */
  createFlowRun(run: NewFlowRun): Promise<FlowRun>;
  /** Proposes a state for a flow run; the answer's state is the one that it has from then on. */
  proposeFlowRunState(id: string, state: State, options?: { readonly force?: boolean }): Promise<Answer>;
  renameFlowRun(id: string, name: string): Promise<void>;
  /**
   * Gives a flow run that has ended, or that waits for no process, to a process, with the state that it goes on from. ABORT where
   * another has it. `force` goes on with a completed one too.
   */
  takeFlowRun(
    id: string,
    processId: string,
    state: State,
    options?: { readonly force?: boolean },
  ): Promise<Answer>;
  /** Records a process that runs flows, or that it is still there. */
  registerProcess(process: ProcessRecord): Promise<void>;
  forgetProcess(id: string): Promise<void>;
  /** The flow runs that a process is to be running, each with that process; null where it has not been registered. */
  runsInProcess(): Promise<readonly { readonly flowRun: FlowRun; readonly process: ProcessRecord | null }[]>;
  /**
   * Marks a flow run as Crashed, with those of its task runs that were running. False where it has gone on since: it has
   * another process, or has ended.
   */
  crashFlowRun(id: string, processId: string, state: State): Promise<boolean>;

  /** Records a task run with its first state. */
  createTaskRun(run: TaskRun): Promise<void>;
  /** Records the state that a task run has come to, and what changed with it. Whoever runs the task keeps the rules. */
  recordTaskRunState(change: TaskRunChange): Promise<void>;

  /** Adds lines to the log. */
  log(lines: readonly LogLine[]): Promise<void>;
  /** Records an artifact; one with the same id is replaced. */
  saveArtifact(artifact: Artifact): Promise<void>;

  flowRun(id: string): Promise<FlowRun | null>;
  /** The newest first. */
  flowRuns(filter?: FlowRunFilter): Promise<readonly FlowRun[]>;
  taskRun(id: string): Promise<TaskRun | null>;
  /** In the order in which they were made. */
  taskRuns(flowRunId: string): Promise<readonly TaskRun[]>;
  /** A run's states, the oldest first. */
  states(of: OfRun): Promise<readonly StateEntry[]>;
  /** What a task gave that was called with the same cache key, as its state's data has it; null where that is none, or old. */
  cached(key: string, now: Date): Promise<string | null>;

  /** How many task runs with a tag may run at once, over all processes; null lifts the limit. */
  setConcurrencyLimit(tag: string, slots: number | null): Promise<void>;
  concurrencyLimits(): Promise<readonly ConcurrencyLimit[]>;
  /** Takes a slot of each tag's limit, all or none: the limit that is full, or null where they are taken. */
  takeSlots(tags: readonly string[], taskRunId: string, processId: string): Promise<ConcurrencyLimit | null>;
  releaseSlots(taskRunId: string): Promise<void>;
  /** The processes that hold slots, by their ids; null for one that is not registered. */
  slotHolders(): Promise<ReadonlyMap<string, ProcessRecord | null>>;

  /** What a paused flow run was resumed with. */
  setFlowRunInput(flowRunId: string, key: string, value: Json): Promise<void>;
  flowRunInput(flowRunId: string, key: string): Promise<{ readonly value: Json } | null>;

  /** What is stored under a key; null where that is gone. */
  result(key: string): Promise<StoredResult | null>;
  logs(filter: LogFilter): Promise<readonly LogLine[]>;
  /** The oldest first; of a flow run, its task runs' included. */
  artifacts(filter: ArtifactFilter): Promise<readonly Artifact[]>;

  /** The flow runs that no other run stands above, the newest first, with about how much they hold. */
  runSizes(): Promise<readonly RunSize[]>;
  /** Deletes those of these flow runs that have ended, with all that only they need; gives the ids of those that are gone. */
  deleteFlowRuns(ids: readonly string[]): Promise<readonly string[]>;
  /** Gives back the room of what was deleted; false where others use the store, so that it is given back another time. */
  compact(): Promise<boolean>;

  /** Resolves once all that was asked for is durable. */
  flush(): Promise<void>;
  /** Flushes, then lets go of the file or the connection. */
  close(): Promise<void>;
}

export interface RunSize {
  readonly id: string;
  readonly created: string;
  readonly stateType: StateType | null;
  /** What its texts and results come to, those of its subflows included; what several runs share counts for each. */
  readonly bytes: number;
}

export interface ConcurrencyLimit {
  readonly tag: string;
  readonly slots: number;
  readonly taken: number;
}

export type NewFlowRun = Omit<
  FlowRun,
  "flowId" | "state" | "runCount" | "expectedStartTime" | "startTime" | "endTime" | "totalRunTime"
>;

/** What a change of state changes in a task run. */
export type TaskRunChange = Pick<
  TaskRun,
  "id" | "name" | "runCount" | "startTime" | "endTime" | "totalRunTime"
> & {
  readonly flowRunId: string;
  readonly state: State;
  /** Stored in the same transaction, as the state's data names it. */
  readonly stored?: StoredResult | null;
  /** Found by this key from now on, until it expires. */
  readonly cache?: { readonly key: string; readonly expires: string | null } | null;
  /** A run that is run again may have other inputs and another source. */
  readonly again?: Pick<TaskRun, "taskInputs" | "inputKey" | "version" | "flowRunRunCount"> | null;
};
