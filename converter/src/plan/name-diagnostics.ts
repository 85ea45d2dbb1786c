import type { Analysis } from "./analysis.js";
import type { CellNumber, Diagnostic } from "./plan.js";
import { unknownNames } from "./unknown-names.js";

/** Names that are read before any cell makes them: `later-name` where a cell below does, else `unknown-name`. */
export function nameDiagnostics(analysis: Analysis): Diagnostic[] {
  return unknownNames(analysis).map(({ cell, name, line }): Diagnostic => {
    const { number } = cell.cell;
    const later = firstMaker(name, number, analysis);
    const what =
      later === null
        ? "and no cell before makes it"
        : `which only cell ${later} makes, below: run from the top, this cell fails`;
    return {
      severity: "warning",
      code: later === null ? "unknown-name" : "later-name",
      message: `cell ${number}, line ${line}: \`${name}\` is read, ${what}`,
      cell: number,
      line,
      column: null,
    };
  });
}

function firstMaker(name: string, after: CellNumber, { cells }: Analysis): CellNumber | null {
  for (const { flow } of cells.values())
    if (flow.number > after && flow.writes.includes(name)) return flow.number;
  return null;
}
