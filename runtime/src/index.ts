export {
  createImageArtifact,
  createLinkArtifact,
  createMarkdownArtifact,
  createProgressArtifact,
  createTableArtifact,
  updateProgressArtifact,
  type ArtifactOptions,
  type Table,
} from "./flow/artifacts.js";
export { cell, type CellOptions } from "./flow/cell.js";
export type { MethodDecorator, TaskDecorator } from "./flow/decorator.js";
export { flow, flowOfMethod, flowOptionsOf, isFlow, type Flow, type Resolved } from "./flow/flow.js";
export {
  finalStateOf,
  outputOf,
  runContext,
  runOf,
  stateOf,
  type Logger,
  type RunContext,
  type RunPlace,
} from "./flow/run-functions.js";
export { display, show } from "./flow/show.js";
export { allowFailure, unmapped, type Unmapped } from "./flow/inputs.js";
export {
  task,
  type MapInputs,
  type CellInputs,
  type OutputsOf,
  type ParameterInputs,
  type PythonTask,
  type Task,
  type TaskCallOptions,
} from "./flow/task.js";
export { javascript, typescript } from "./flow/typescript.js";
export { python, type Python, type PythonOptions, type PythonTaskBody } from "./flow/python.js";
export type { FlowOptions, TaskOptions } from "./flow/options.js";
export type * from "./flow/handle-types.js";
export {
  CachePolicy,
  CELL_ARTIFACT,
  DEFAULT,
  FLOW_PARAMETERS,
  INPUTS,
  NO_CACHE,
  pauseFlowRun,
  resumePaused,
  suspendFlowRun,
  RUN_ID,
  TASK_SOURCE,
  createEngine,
  describeError,
  exponentialBackoff,
  markCrashed,
  ParameterError,
  RunError,
  systemClock,
  UsageError,
  type CachedCall,
  type Cell,
  type CellRecord,
  type Clock,
  type Engine,
  type EngineEvent,
  type Failed,
  type FlowFunction,
  type Hook,
  type Hooks,
  type FlowOutcome,
  type JsonSchema,
  type Observer,
  type PauseOptions,
  type Policy,
  type PythonRequest,
  type ReadyTask,
  type RetryDelay,
  type ResumeRequest,
  type RunErrorCode,
  type RunRequest,
  type StartPython,
  type UsageErrorCode,
  type World,
} from "./engine/index.js";
export {
  STATE_NAMES,
  STATE_TYPES,
  isTerminal,
  type Answer,
  type State,
  type StateType,
} from "./state/index.js";
export { openSqliteStore, StoreError, type RunStore, type StoreErrorCode } from "./store/index.js";
export type {
  Artifact,
  ConcurrencyLimit,
  ArtifactFilter,
  FlowRun,
  FlowRunFilter,
  LogFilter,
  LogLine,
  NewFlowRun,
  OfRun,
  RetryPolicy,
  SqliteStoreOptions,
  StateEntry,
  TaskInput,
  TaskInputs,
  TaskRun,
  TaskRunChange,
} from "./store/index.js";
