import type { CellFlow, Dataflow } from "../dataflow/index.js";
import { isMade, spoken } from "./lowering.js";

/** The dataflow without the names that the lowering made, and in the code's own words. */
export function plainDataflow(dataflow: Dataflow): Dataflow {
  return {
    cells: dataflow.cells.map(plainFlow),
    dependencies: dataflow.dependencies.map((one) => ({
      ...one,
      variable: one.variable === null || isMade(one.variable) ? null : one.variable,
      reason: spoken(one.reason),
    })),
    aliases: dataflow.aliases.map((group) => group.filter(isPlain)).filter((group) => group.length > 1),
  };
}

function plainFlow(flow: CellFlow): CellFlow {
  return {
    ...flow,
    reads: flow.reads.filter(isPlain),
    writes: flow.writes.filter(isPlain),
    mutates: flow.mutates.filter(isPlain),
    lasting: flow.lasting.filter(isPlain),
    effects: [...new Set(flow.effects.map(spoken))],
    barrier: flow.barrier === null ? null : spoken(flow.barrier),
  };
}

function isPlain(name: string): boolean {
  return !isMade(name);
}
