import type { CellNumber } from "../plan/plan.js";

/** Lines of a script that are lines of a cell, one to one. */
export interface LineSpan {
  readonly cell: CellNumber;
  /** The cell's line that the span begins with, from 1. Python's lines end at `\n`, `\r\n` and `\r`. */
  readonly from: number;
  /** The script's line that holds it, from 1. */
  readonly line: number;
  readonly lines: number;
}

/** Which line of a script came from which line of which cell. Plain JSON; spans are in the script's order. */
export interface LineMap {
  readonly version: 1;
  readonly spans: readonly LineSpan[];
}

export interface CellPosition {
  readonly cell: CellNumber;
  /** In the cell, from 1. */
  readonly line: number;
}

/** The cell and the line in it that a script's line came from; null for a line that the emitter wrote itself. */
export function cellPositionOf(map: LineMap, scriptLine: number): CellPosition | null {
  let low = 0;
  let high = map.spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = map.spans[middle];
    if (span === undefined || scriptLine < span.line) high = middle;
    else if (scriptLine < span.line + span.lines)
      return { cell: span.cell, line: scriptLine - span.line + span.from };
    else low = middle + 1;
  }
  return null;
}

/** The script's line that a cell's line stands in; null for a cell that is not in the script, or a line that it has not. */
export function scriptLineOf(map: LineMap, position: CellPosition): number | null {
  const { cell, line } = position;
  const span = map.spans.find((one) => one.cell === cell && one.from <= line && line < one.from + one.lines);
  return span === undefined ? null : span.line + line - span.from;
}
