export type { Difference } from "./compare.js";
export { MASKED_TEXT } from "./masks.js";
export type { MissingDependency, Place } from "./search.js";
export type { FoundDifference, TriedOrder, Verdict } from "./verdict.js";
export type { VerifyProgress } from "./runs.js";
export { verifyNotebook, type VerifyOptions } from "./verify-notebook.js";
