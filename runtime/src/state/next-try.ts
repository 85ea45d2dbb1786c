import type { RunFacts } from "./answer.js";
import { makeState } from "./make-state.js";
import type { State, StateName } from "./state.js";

/** A scheduled state for the next try, due after the delay that stands for it. */
export function dueIn(facts: RunFacts, failed: State, name: StateName): State {
  const { retryDelay, runCount, triesBefore = 0, now } = facts;
  const seconds = retryDelay[Math.min(Math.max(runCount - triesBefore - 1, 0), retryDelay.length - 1)] ?? 0;
  return makeState("SCHEDULED", now, {
    name,
    message: failed.message,
    details: { scheduledTime: new Date(now.getTime() + seconds * 1000).toISOString() },
  });
}
