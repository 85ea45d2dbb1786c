/** What the language server and its client say to each other beyond the protocol itself. Types, and names of methods. */
export type { CellEdit, CellSource, NotebookFix } from "./notebook-fix.js";
export { notebookState } from "./notebook-state.js";
export { methods } from "./methods.js";
export type { CellBecomes, NotebookBecomes, ScriptAnswer, ScriptQuestion, ScriptSpan } from "./methods.js";
