export { coalesced } from "./coalesced.js";
export { ServerTree, type Section } from "./server-tree.js";
export type { ServerLine } from "./server-item.js";
export { Watch, type Showing } from "./watch.js";
