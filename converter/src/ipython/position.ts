/** A place in a cell: lines from 1, columns from 0, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
