export { baseJobTemplate } from "./base-job-template.js";
export { Worker, workerName, type WorkerOptions } from "./worker.js";
