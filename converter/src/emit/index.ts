export { inspectScript } from "./header.js";
export type { ScriptHeader, ScriptStyle } from "./header.js";
export { cellPositionOf, scriptLineOf } from "./line-map.js";
export type { CellPosition, LineMap, LineSpan } from "./line-map.js";
export { emit } from "./script.js";
export type { EmitOptions, Script } from "./script.js";
