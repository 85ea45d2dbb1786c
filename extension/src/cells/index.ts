export { applyFix } from "./apply-fix.js";
export { cellStatus } from "./cell-status.js";
export { runAllCells } from "./run-all-cells.js";
