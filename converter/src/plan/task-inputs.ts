import type { Analysis } from "./analysis.js";
import type { CellNumber } from "./plan.js";

/** A variable that a cell takes, and the cell before it that bound or changed it last. */
export interface CellInput {
  readonly variable: string;
  readonly from: CellNumber;
  readonly to: CellNumber;
}

/** Where each cell's reads come from, in the notebook's order. Names that no cell makes are left out. */
export function cellInputs({ cells }: Analysis): CellInput[] {
  const makers = new Map<string, CellNumber>();
  const inputs: CellInput[] = [];
  for (const { flow } of cells.values()) {
    for (const variable of flow.reads) {
      const from = makers.get(variable);
      if (from !== undefined) inputs.push({ variable, from, to: flow.number });
    }
    for (const variable of [...flow.writes, ...flow.mutates]) makers.set(variable, flow.number);
  }
  return inputs;
}
