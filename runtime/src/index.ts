export { cell, type CellOptions } from "./flow/cell.js";
export { python, type Python, type PythonOptions, type PythonTaskBody } from "./flow/python.js";
export type { FlowOptions, TaskOptions } from "./flow/options.js";
export type * from "./flow/handle-types.js";
export {
  ParameterError,
  RunError,
  systemClock,
  UsageError,
  type Cell,
  type Clock,
  type Engine,
  type EngineEvent,
  type FlowFunction,
  type FlowOutcome,
  type JsonSchema,
  type Observer,
  type PythonRequest,
  type RetryDelay,
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
export { StoreError, type RunStore, type StoreErrorCode } from "./store/index.js";
export type { Artifact, FlowRun, LogLine, StateEntry, TaskRun } from "./store/index.js";
