export { analyseDataflow } from "./analyse.js";
export type { CellFlow, CellRole, Dataflow, KnownLanguage, PlacedCell, Touch } from "./dataflow.js";
