export { wireV3 } from "./v3.js";
export { tellPauseInput } from "./pause-input.js";
export { apiState } from "./task-events.js";
export type { IdOf, Wire } from "./wire.js";
