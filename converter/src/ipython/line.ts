/**
 * A line on its way through the transformation, and where it came from: its first `exact` characters stand at `start` in the
 * cell, one for one; what follows was made from the cell's text up to `end`.
 */
export interface Line {
  readonly text: string;
  readonly start: number;
  readonly exact: number;
  readonly end: number;
}

/** The line without its first `count` characters. */
export function withoutStart(line: Line, count: number): Line {
  if (count === 0) return line;
  return {
    text: line.text.slice(count),
    start: line.start + count,
    exact: Math.max(0, line.exact - count),
    end: line.end,
  };
}

/** The line with another text of which it is a suffix, or blank. */
export function shortened(line: Line, text: string): Line {
  return text === line.text ? line : { ...withoutStart(line, line.text.length - text.length), text };
}
