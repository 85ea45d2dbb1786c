export { analyseDataflow } from "./analyse.js";
export type { CellFlow, CellRole, Dataflow, PlacedCell } from "./dataflow.js";
