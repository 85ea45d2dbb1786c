export { codeLenses } from "./code-lenses.js";
export { cellDiagnostics, type CellDiagnostics, type DiagnosticChoice } from "./diagnostics.js";
export { hover } from "./hover.js";
export { notebookBecomes } from "./notebook-becomes.js";
export { scriptOf } from "./script.js";
