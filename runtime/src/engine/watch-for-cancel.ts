import type { RunStore } from "../store/index.js";

const LOOK_MS = 500;

/** Aborts where someone else asks in the store that the run be cancelled, until what it gives is called. */
export function watchForCancel(store: RunStore, flowRunId: string, abort: AbortController): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking || abort.signal.aborted) return;
    looking = true;
    try {
      const run = await store.flowRun(flowRunId);
      // one that was paused is cancelled without more ado
      if (run?.state?.type === "CANCELLING" || run?.state?.type === "CANCELLED")
        abort.abort(new Error(run.state.message ?? "The run was cancelled."));
    } catch {
      // a store that can't be read ends the run by what the run itself writes
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  return () => clearInterval(timer);
}
