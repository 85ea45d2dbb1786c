import type { Line } from "./line.js";
import type { Position } from "./position.js";

/** From places in the transformed code to places in the cell. Lines count from 1, columns from 0, in UTF-16 units. */
export interface LineMap {
  /** True where both are the same text, so that no place moves. */
  readonly identical: boolean;
  /** Where what begins at this place in the code begins in the cell. */
  start(line: number, column: number): Position;
  /** Where what ends at this place in the code ends in the cell. */
  end(line: number, column: number): Position;
}

/** The map of a text that is as it was. */
export const IDENTITY: LineMap = {
  identical: true,
  start: (line, column) => ({ line, column }),
  end: (line, column) => ({ line, column }),
};

/** Python's lines end at `\n`, `\r\n` and `\r` alone. */
const LINE_END = /\r\n|\r|\n/g;

export function lineMap(source: string, lines: readonly Line[]): LineMap {
  const code = lines.map((line) => line.text).join("");
  if (source === code || `${source}\n` === code) return IDENTITY;
  const sourceStarts = lineStarts(source);
  const codeStarts = lineStarts(code);
  const lineOffsets: number[] = [];
  let offset = 0;
  for (const line of lines) {
    lineOffsets.push(offset);
    offset += line.text.length;
  }
  const locate = (row: number, column: number, made: (line: Line) => number): Position => {
    const at = (codeStarts[row - 1] ?? code.length) + column;
    const index = lastAtMost(lineOffsets, at);
    const line = lines[index];
    if (line === undefined) return { line: 1, column: 0 };
    const inLine = at - (lineOffsets[index] ?? 0);
    return positionAt(sourceStarts, inLine <= line.exact ? line.start + inLine : made(line));
  };
  return {
    identical: false,
    start: (row, column) => locate(row, column, (line) => line.start + line.exact),
    end: (row, column) => locate(row, column, (line) => line.end),
  };
}

export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(LINE_END)) starts.push(match.index + match[0].length);
  return starts;
}

export function positionAt(starts: readonly number[], offset: number): Position {
  const index = lastAtMost(starts, offset);
  return { line: index + 1, column: offset - (starts[index] ?? 0) };
}

/** The index of the last entry that is not above `value`; 0 where there is none. */
function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
