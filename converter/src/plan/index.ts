export { mayRaise, runs } from "./analysis.js";
export type { AnalysedCell, Analysis } from "./analysis.js";
export { makePlan } from "./make-plan.js";
export type * from "./plan.js";
