export { parseCell } from "./parse-cell.js";
export type { EmbeddedCell, ParsedCell, PythonSyntaxError } from "./parsed-cell.js";
export type * from "./tree.js";
export { pythonFacts } from "./facts/index.js";
export { scriptTypes } from "./literal-types.js";
