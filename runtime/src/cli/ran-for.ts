import type { RunRecord } from "../store/records.js";

/** Milliseconds that a run has run by now, all its tries together: what lay between them does not count. */
export function ranFor({ state, totalRunTime }: RunRecord, now: number): number {
  const running = state?.type === "RUNNING" ? Math.max(0, now - Date.parse(state.timestamp)) : 0;
  return totalRunTime * 1000 + running;
}
