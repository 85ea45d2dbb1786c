import type { TransformedCell } from "../ipython/index.js";
import type { Module } from "./tree.js";

/** A cell with its syntax tree, whose places are places in the cell as it stands in the notebook. */
export interface ParsedCell {
  readonly source: string;
  /** What IPython makes of it; its `magics` say where magics and shell lines stand. */
  readonly transformed: TransformedCell;
  /** The tree of `transformed.code`; null where that is no Python. */
  readonly tree: Module | null;
  readonly error: PythonSyntaxError | null;
  /** Whether it is no Python and was taken as a magic without its percent sign (`cd data`, `pip install x`). */
  readonly automagic: boolean;
  /** Python inside its magics: a `%%time` cell's body, the code behind `%timeit`. */
  readonly embedded: readonly EmbeddedCell[];
}

export interface EmbeddedCell {
  /** The place of its magic in `transformed.magics`. */
  readonly magic: number;
  /** `function`: what it assigns is gone after it. */
  readonly scope: "notebook" | "function";
  readonly cell: ParsedCell;
}

/** Why a cell is no Python. */
export interface PythonSyntaxError {
  /** In CPython's words where they are known. */
  readonly message: string;
  /** In the cell, from 1. */
  readonly line: number;
  /** In the line, from 1, as an editor counts. */
  readonly column: number;
}
