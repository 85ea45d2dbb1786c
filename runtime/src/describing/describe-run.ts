import { v7 as uuid } from "uuid";
import type { Cell, EngineEvent, FlowOutcome } from "../engine/index.js";
import type { Json } from "../python/worker.js";
import type { Artifact, RunStore } from "../store/index.js";

export interface Described {
  /** The converter's plan; null where there is none that is sure to be the script's. Must not reject. */
  readonly plan: Promise<Json> | Json;
  readonly cells: readonly Cell[];
}

/** A run that keeps what pages are drawn from. */
export interface DescribedRun {
  observe(event: EngineEvent): void;
  /** Resolves once the store has been told of all. */
  finish(outcome: FlowOutcome): Promise<void>;
}

/**
 * Keeps a run's plan, cells and result as artifacts of it, with keys that begin with `nbflow-`: there is no other place in the API
 * for them, and with the plan a page shows what has not run yet.
 */
export function describeRun(store: RunStore, { plan, cells }: Described): DescribedRun {
  let root: string | null = null;
  let planned: Promise<void> | null = null;

  async function savePlan(flowRunId: string): Promise<void> {
    const found = await plan;
    if (found !== null) await save(store, flowRunId, "nbflow-plan", found);
  }

  return {
    observe(event) {
      if (event.type !== "flow-run-state" || root !== null) return;
      root = event.flowRun.id;
      planned = savePlan(root);
      if (cells.length > 0) void save(store, root, "nbflow-cells", cells as unknown as Json);
    },
    async finish({ flowRun, state }) {
      await planned;
      if (state.type === "COMPLETED" && state.data !== null)
        await save(store, flowRun.id, "nbflow-result", JSON.parse(state.data) as Json);
    },
  };
}

async function save(store: RunStore, flowRunId: string, key: string, data: Json): Promise<void> {
  const now = new Date().toISOString();
  const artifact: Artifact = {
    id: uuid(),
    key,
    type: key,
    data,
    description: null,
    created: now,
    updated: now,
    flowRunId,
    taskRunId: null,
  };
  // a store that can't be written ends the run by what the run itself writes
  await store.saveArtifact(artifact).catch(() => undefined);
}
