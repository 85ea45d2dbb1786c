export type { Payload } from "./payload.js";
