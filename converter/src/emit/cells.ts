import type { CellNumber, Plan } from "../plan/plan.js";
import type { Notebook } from "../notebook/index.js";
import type { Piece } from "./writer.js";

/** Looks up what a cell's template needs; made once a script. */
export interface CellTexts {
  /** `cell(3)` and its Python, and a comma. */
  readonly template: (number: CellNumber, indent: number) => readonly Piece[];
}

export function cellTexts(plan: Plan, notebook: Notebook): CellTexts {
  const mayRaise = new Set(plan.cells.filter((cell) => cell.mayRaise).map((cell) => cell.number));
  return {
    template: (number, indent) => {
      const source = notebook.cells[number - 1]?.source;
      if (source === undefined)
        throw new RangeError(`The plan names cell ${number}, which this notebook has not.`);
      const options = mayRaise.has(number) ? ", { mayRaise: true }" : "";
      return [`${" ".repeat(indent)}cell(${number}${options})\`\n`, { cell: number, source }, "\n`,\n"];
    },
  };
}

/** "cell 3", "cells 3–5 and 8". */
export function cellList(numbers: readonly CellNumber[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < numbers.length;) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    ranges.push(
      end === at
        ? `${numbers[at]}`
        : end === at + 1
          ? `${numbers[at]}, ${numbers[end]}`
          : `${numbers[at]}–${numbers[end]}`,
    );
    at = end + 1;
  }
  const list = ranges
    .join(", ")
    .replace(/, (?=[^,]*$)/, ranges.length > 1 || numbers.length === 2 ? " and " : ", ");
  return `${numbers.length === 1 ? "cell" : "cells"} ${list}`;
}
