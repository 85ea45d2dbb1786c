import type { Dataflow, PlacedCell } from "./dataflow/index.js";
import { analyseDataflow } from "./dataflow/index.js";
import type { CellFacts } from "./facts/index.js";
import { parametersOf, pythonGlobals } from "./plan/index.js";
import type { CellNumber, PlanParameter } from "./plan/plan.js";
import { pythonFacts } from "./python/facts/index.js";
import { parseCell } from "./python/index.js";
import type { ParsedCell } from "./python/index.js";
import { tooDeep, unlessTooDeep } from "./too-deep.js";

/** What a language's part of the converter finds in cells. */
export interface FrontEnd {
  /** What one cell is by itself. It follows from its source alone. */
  cell(source: string): KnownCell;
  dataflow(cells: readonly PlacedCell[]): Dataflow;
  /** What the cell tagged `parameters` sets. */
  parameters(cell: CellNumber, source: string): readonly PlanParameter[];
  /** Names that are there without any cell. */
  readonly globals: ReadonlySet<string>;
}

export interface KnownCell {
  readonly parsed: ParsedCell;
  readonly facts: CellFacts;
}

export const pythonFrontEnd: FrontEnd = {
  cell: (source) => {
    const known = unlessTooDeep(() => {
      const parsed = parseCell(source);
      return { parsed, facts: pythonFacts(parsed) };
    });
    return known ?? tooDeep(source);
  },
  dataflow: (cells) => analyseDataflow(cells),
  parameters: (cell, source) => unlessTooDeep(() => parametersOf(cell, parseCell(source))) ?? [],
  globals: pythonGlobals,
};
