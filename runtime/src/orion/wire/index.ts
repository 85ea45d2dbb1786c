export { wireV3 } from "./v3.js";
export { apiState } from "./task-events.js";
export type { IdOf, Wire } from "./wire.js";
