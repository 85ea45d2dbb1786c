export { analyse, plannedCell, planOf, storedCell } from "./analyse.js";
export type { Analysed, Converted } from "./analyse.js";
export { Analyses } from "./analyses.js";
