import { v7 as uuid } from "uuid";
import type { Plan } from "@nbflow/converter";
import type { Cell, EngineEvent, FlowOutcome } from "../../engine/index.js";
import type { Json } from "../../python/index.js";
import type { Artifact, RunStore } from "../../store/index.js";

export interface Described {
  readonly plan: Plan | null;
  readonly cells: readonly Cell[];
}

/** A run that keeps what pages are drawn from. */
export interface DescribedRun {
  observe(event: EngineEvent): void;
  finish(outcome: FlowOutcome): void;
}

/**
 * Keeps a run's plan, cells and result as artifacts of it, with keys that begin with `nbflow-`: there is no other place in the API
 * for them, and with the plan a page shows what has not run yet.
 */
export function describeRun(store: RunStore, { plan, cells }: Described): DescribedRun {
  let root: string | null = null;
  return {
    observe(event) {
      if (event.type !== "flow-run-state" || root !== null) return;
      root = event.flowRun.id;
      if (plan !== null) save(store, root, "nbflow-plan", plan as unknown as Json);
      if (cells.length > 0) save(store, root, "nbflow-cells", cells as unknown as Json);
    },
    finish({ flowRun, state }) {
      if (state.type === "COMPLETED" && state.data !== null)
        save(store, flowRun.id, "nbflow-result", JSON.parse(state.data) as Json);
    },
  };
}

function save(store: RunStore, flowRunId: string, key: string, data: Json): void {
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
  store.saveArtifact(artifact).catch(() => undefined);
}
