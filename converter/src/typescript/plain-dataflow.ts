import type { CellFlow, Dataflow } from "../dataflow/index.js";
import { scriptGlobals } from "./globals.js";
import { isMade, spoken } from "./lowering.js";

/** The dataflow without the names that the lowering made, and in the code's own words. */
export function plainDataflow(dataflow: Dataflow): Dataflow {
  const bound = new Set(dataflow.cells.flatMap((flow) => flow.writes));
  const isPlain = (name: string) => !isMade(name) && (bound.has(name) || !scriptGlobals.has(name));
  return {
    cells: dataflow.cells.map((flow) => plainFlow(flow, isPlain)),
    dependencies: dataflow.dependencies.map((one) => ({
      ...one,
      variable: one.variable === null || !isPlain(one.variable) ? null : one.variable,
      reason: spoken(one.reason),
    })),
    aliases: dataflow.aliases.map((group) => group.filter(isPlain)).filter((group) => group.length > 1),
  };
}

function plainFlow(flow: CellFlow, isPlain: (name: string) => boolean): CellFlow {
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
