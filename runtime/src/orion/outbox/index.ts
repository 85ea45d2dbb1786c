export { Journal } from "./journal.js";
export { leftovers, sendLeftover, type Leftover, type Sent } from "./leftovers.js";
export type { JournalHead, Operation } from "./operation.js";
export { Sender } from "./sender.js";
