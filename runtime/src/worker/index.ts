export { baseJobTemplate, POOL_TYPES, type PoolType } from "./base-job-template.js";
export { Worker, workerName, type WorkerOptions } from "./worker.js";
