export { coalesced } from "./coalesced.js";
export { polled } from "./polled.js";
export { ServerTree, type Section } from "./server-tree.js";
export type { ServerLine } from "./server-item.js";
export { Watch, type Showing } from "./watch.js";
