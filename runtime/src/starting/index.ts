export { cellsOf, isFlow, type CellsOf } from "./cells-of.js";
export { PythonStarter, type PythonStarterOptions } from "./python-starter.js";
