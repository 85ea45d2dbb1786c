export { beginAssigned, type AssignedRun } from "./assigned-run.js";
export { greet, outboxFolder, sendLeft, startTracking, type Told, type Tracking } from "./tracking.js";
