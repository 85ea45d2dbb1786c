import type { LineMap } from "../ipython/index.js";
import type { PythonSyntaxError } from "./parsed-cell.js";
import { parseModule, SyntaxFailure } from "./parser/index.js";
import { relocate } from "./relocate.js";
import type { Module } from "./tree.js";

export type ParseResult =
  | { readonly tree: Module; readonly error: null }
  | { readonly tree: null; readonly error: PythonSyntaxError };

/** Parses what IPython made of a cell; the tree's places, and an error's, are those of the cell itself. */
export function parsePython(code: string, map: LineMap): ParseResult {
  try {
    const tree = parseModule(code);
    if (!map.identical) relocate(tree, map);
    return { tree, error: null };
  } catch (error) {
    if (error instanceof SyntaxFailure) {
      const { line, column } = map.start(error.line, error.column);
      return { tree: null, error: { message: error.message, line, column: column + 1 } };
    }
    // An expression nested deeper than the stack goes.
    if (!(error instanceof RangeError)) throw error;
    const { line, column } = map.start(1, 0);
    return { tree: null, error: { message: "too deeply nested", line, column: column + 1 } };
  }
}
