import { parse } from "py-ast";
import type { LineMap } from "../ipython/index.js";
import type { PythonSyntaxError } from "./parsed-cell.js";
import type { Module } from "./tree.js";

export type ParseResult =
  | { readonly tree: Module; readonly error: null }
  | { readonly tree: null; readonly error: PythonSyntaxError };

export function parsePython(code: string, map: LineMap): ParseResult {
  try {
    return { tree: parse(code) as unknown as Module, error: null };
  } catch (error) {
    const place = map.start(1, 0);
    return {
      tree: null,
      error: {
        message: error instanceof Error ? error.message : String(error),
        line: place.line,
        column: place.column + 1,
      },
    };
  }
}
