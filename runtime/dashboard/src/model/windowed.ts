export interface Visible {
  /** Index of the first row to draw. */
  readonly from: number;
  /** One past the last. */
  readonly to: number;
}

const SPARE = 8;

/** Which of `count` rows of one height are to be drawn where so much is scrolled and seen. */
export function visibleRows(count: number, rowHeight: number, top: number, height: number): Visible {
  const from = Math.max(0, Math.floor(top / rowHeight) - SPARE);
  const to = Math.min(count, Math.ceil((top + height) / rowHeight) + SPARE);
  return { from: Math.min(from, count), to: Math.max(to, Math.min(from, count)) };
}
