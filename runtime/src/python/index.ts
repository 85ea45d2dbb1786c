export { ExactJson, stringifyExact } from "./exact-json.js";
export * from "./interpreter/index.js";
export { startWorker, type WorkerOptions } from "./start-worker.js";
export { WorkerError, type WorkerErrorCode } from "./worker-error.js";
export type * from "./worker.js";
