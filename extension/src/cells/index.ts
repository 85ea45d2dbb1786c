export { applyFix } from "./apply-fix.js";
export { cellStatus } from "./cell-status.js";
