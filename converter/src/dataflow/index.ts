export type { CellFlow, CellRole, Dataflow, PlacedCell } from "./dataflow.js";
