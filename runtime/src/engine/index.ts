export { DEBUG, ERROR, INFO, WARNING } from "./recorder.js";
export { callFlow, callTask } from "./call.js";
export { CELL_ARTIFACT, type CellRecord } from "./cell-artifact.js";
export { pauseFlowRun, suspendFlowRun, type PauseOptions } from "./pause.js";
export { inputSchemaOf, isSuspended, resumePaused } from "./resume-paused.js";
export { twoWords } from "./run-name.js";
export { running } from "./context.js";
export { rememberScript } from "./script-places.js";
export { exponentialBackoff } from "./delays.js";
export {
  CachePolicy,
  DEFAULT,
  FLOW_PARAMETERS,
  INPUTS,
  NO_CACHE,
  RUN_ID,
  TASK_SOURCE,
} from "./cache-policy.js";
export { createEngine } from "./create-engine.js";
export { handleOf, partOf, refOf, type Ref } from "./handle.js";
export { systemClock, type Clock } from "./clock.js";
export {
  FLOW,
  OWNER,
  TASK,
  type CachedCall,
  type CacheOptions,
  type Cell,
  type Failed,
  type FlowDefinition,
  type Hook,
  type Hooks,
  type FlowFunction,
  type JsonSchema,
  type PythonBody,
  type CellLanguage,
  type PythonDefinition,
  type RetryDelay,
  type TaskDefinition,
} from "./definition.js";
export { reusedFrom } from "./earlier-runs.js";
export { markCrashed } from "./ownership.js";
export type { Engine, FlowOutcome, ResumeRequest, RunRequest } from "./engine-types.js";
export {
  describeError,
  ParameterError,
  RunError,
  UsageError,
  type RunErrorCode,
  type UsageErrorCode,
} from "./errors.js";
export type { EngineEvent, Observer } from "./events.js";
export type { MemoryOptions } from "./memory-limit.js";
export type { PlacementOptions } from "./placement.js";
export type { Policy, ReadyTask } from "./policy.js";
export type { PythonRequest, StartPython, World } from "./world.js";
