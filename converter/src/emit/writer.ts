import type { CellNumber } from "../plan/plan.js";
import type { LineMap, LineSpan } from "./line-map.js";
import { templateBody } from "./template.js";

/** A piece of a script: text of the emitter's own, or a cell's source, which knows where it came from. */
export type Piece = string | CellPiece;

export interface CellPiece {
  readonly cell: CellNumber;
  readonly source: string;
}

/** Joins pieces to a script's text and its map, in one pass. */
export function join(pieces: readonly Piece[]): { readonly text: string; readonly map: LineMap } {
  const spans: LineSpan[] = [];
  const texts: string[] = [];
  let line = 1;
  for (const piece of pieces) {
    const text = typeof piece === "string" ? piece : templateBody(piece.source);
    const breaks = text.split("\n").length - 1;
    if (typeof piece !== "string") spans.push({ cell: piece.cell, line, lines: breaks + 1 });
    texts.push(text);
    line += breaks;
  }
  return { text: texts.join(""), map: { version: 1, spans } };
}
