export { executedNotebook, type ExecutedNotebook, type RunFacts } from "./executed-notebook.js";
export type { CellRecord } from "./cell-record.js";
export { recordsOf, type ScriptCell } from "./records-of.js";
