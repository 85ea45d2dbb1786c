export { mayRaise, runs } from "./analysis.js";
export type { AnalysedCell, Analysis } from "./analysis.js";
export { parametersOf } from "./parameters.js";
export { pythonGlobals } from "./python-builtins.js";
export { makePlan } from "./make-plan.js";
export type * from "./plan.js";
