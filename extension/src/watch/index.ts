export { coalesced } from "./coalesced.js";
export { Watch, type Showing } from "./watch.js";
export { watchView } from "./watch-view.js";
