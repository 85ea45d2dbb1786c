export { NotebookStore } from "./notebook-store.js";
export { notebookText, plainCells, tagsOf, type PlainCell } from "./notebook-text.js";
export type { StoredCell, StoredNotebook } from "./stored-notebook.js";
