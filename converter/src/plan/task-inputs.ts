import type { Analysis } from "./analysis.js";
import type { CellNumber } from "./plan.js";

/** A variable that a cell takes, and the cell before it that bound or changed it last. */
export interface CellInput {
  readonly variable: string;
  readonly from: CellNumber;
  readonly to: CellNumber;
}

/**
 * Where each cell's reads come from, in the notebook's order. Names that no cell makes are left out. What Python takes from a
 * cell of another language is Python's own from then on, and its later cells take it from there.
 */
export function cellInputs({ notebook, cells }: Analysis): CellInput[] {
  const makers = new Map<string, CellNumber>();
  const takers = new Map<string, CellNumber>();
  const inputs: CellInput[] = [];
  for (const { cell, flow } of cells.values()) {
    const atHome = cell.language === notebook.language;
    for (const variable of flow.reads) {
      const from = (atHome ? takers.get(variable) : undefined) ?? makers.get(variable);
      if (from === undefined) continue;
      inputs.push({ variable, from, to: flow.number });
      if (atHome && cells.get(from)?.cell.language !== notebook.language) takers.set(variable, flow.number);
    }
    for (const variable of [...flow.writes, ...flow.mutates]) {
      makers.set(variable, flow.number);
      takers.delete(variable);
    }
  }
  return inputs;
}
