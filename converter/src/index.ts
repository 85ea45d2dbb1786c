/**
 * Reads a Jupyter notebook, works out which cell needs which, and writes a TypeScript flow. Pure: it touches no process,
 * no network and no file.
 */
export { createConverter } from "./converter.js";
export type { Converter, PlanOptions } from "./converter.js";
export { cellPositionOf, inspectScript, scriptLineOf } from "./emit/index.js";
export type {
  CellPosition,
  EmitOptions,
  LineMap,
  LineSpan,
  Script,
  ScriptHeader,
  ScriptStyle,
} from "./emit/index.js";
export { NotebookError } from "./notebook/index.js";
export type {
  CodeCell,
  Heading,
  Notebook,
  NotebookErrorCode,
  NotebookFormat,
  ReadOptions,
} from "./notebook/index.js";
export { typesOfParameters } from "./types-of-parameters.js";
export type { JsonKind, ParameterType, ParameterTypes } from "./typescript/index.js";
export type * from "./plan/plan.js";
