import type { CellNumber } from "../plan/plan.js";
import type { LineMap, LineSpan } from "./line-map.js";
import { templateBody } from "./template.js";

/** A piece of a script: text of the emitter's own, or a cell's source, which knows where it came from. */
export type Piece = string | CellPiece;

export interface CellPiece {
  readonly cell: CellNumber;
  readonly source: string;
  /** Stands as code of the script, and not in a template. */
  readonly raw?: boolean;
  /** The cell's line that it begins with. Default: 1. */
  readonly from?: number;
}

/** Joins pieces to a script's text and its map, in one pass. */
export function join(pieces: readonly Piece[]): { readonly text: string; readonly map: LineMap } {
  const spans: LineSpan[] = [];
  const texts: string[] = [];
  let line = 1;
  for (const piece of pieces) {
    const text =
      typeof piece === "string" ? piece : piece.raw === true ? piece.source : templateBody(piece.source);
    const breaks = text.split("\n").length - 1;
    if (typeof piece !== "string") spans.push(...spansOf(piece, line));
    texts.push(text);
    line += breaks;
  }
  return { text: texts.join(""), map: { version: 1, spans } };
}

/** One span, or several where a lone carriage return ends a line in Python but not in the script. */
function spansOf({ cell, source, from: first = 1 }: CellPiece, line: number): LineSpan[] {
  let from = first;
  let at = line;
  return source.split(/\r(?!\n)/).map((part) => {
    const lines = part.split("\n").length;
    const span = { cell, from, line: at, lines };
    from += lines;
    at += lines - 1;
    return span;
  });
}
