export { NotebookError } from "./notebook-error.js";
export type { NotebookErrorCode } from "./notebook-error.js";
export type { CodeCell, Heading, Notebook, NotebookFormat } from "./notebook.js";
export { readNotebook } from "./read-notebook.js";
export type { ReadOptions } from "./read-notebook.js";
