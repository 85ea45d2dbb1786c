export { askForState, stateOf } from "./verdict.js";
export { greet, outboxFolder, sendLeft, startTracking, type Told, type Tracking } from "./tracking.js";
