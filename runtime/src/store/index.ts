export type {
  Artifact,
  ArtifactFilter,
  FlowRun,
  FlowRunFilter,
  LogFilter,
  LogLine,
  OfRun,
  ProcessRecord,
  RetryPolicy,
  RunRecord,
  StateEntry,
  TaskInput,
  TaskInputs,
  TaskRun,
} from "./records.js";
export type { ConcurrencyLimit, NewFlowRun, RunSize, RunStore, TaskRunChange } from "./run-store.js";
export { StoreError, type StoreErrorCode } from "./store-error.js";
export { advance } from "./advance.js";
export { factsOf, flowFactsOf } from "./flow-run-steps.js";
export { openSqliteStore } from "./open.js";
export { memoryStore } from "./memory/memory-store.js";
export { keptMemoryStore } from "./memory/kept-memory-store.js";
export { stateFolder } from "./state-folder.js";
export type { SqliteStoreOptions } from "./sqlite-store-options.js";
