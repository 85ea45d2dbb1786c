import type { RunStore } from "../store/index.js";
import { CELL_ARTIFACT, type CellRecord } from "./cell-artifact.js";
import type { Cost, Costs } from "./placement.js";

/** What cells took in the last runs of a flow, by their source; of several runs the newest counts. */
export function recordedCosts(store: RunStore, flowName: string): () => Promise<Costs> {
  let known: Promise<Costs> | null = null;
  return () => (known ??= read(store, flowName));
}

/** The run that asks is among them, and has nothing yet. */
const RUNS = 3;

async function read(store: RunStore, flowName: string): Promise<Costs> {
  const runs = await store.flowRuns({ flowNames: [flowName], limit: RUNS });
  const costs = new Map<string, Cost>();
  for (const { id } of runs) {
    for (const { data } of await store.artifacts({ flowRunId: id, type: CELL_ARTIFACT })) {
      const { source, took } = data as unknown as Partial<CellRecord>;
      if (typeof source === "string" && took !== undefined && !costs.has(source)) costs.set(source, took);
    }
  }
  return costs;
}
