import { isTerminal, type State } from "../state/index.js";
import type { RunRecord } from "./records.js";

/**
 * A run as it is once it has a state: its counts and times follow from its states alone. Going on after a pause is no further
 * try, as in Prefect, or pauses would use up the retries.
 */
export function advance<Run extends RunRecord>(run: Run, state: State): Run {
  const from = run.state;
  const started = state.type === "RUNNING";
  const ran = from?.type === "RUNNING" ? secondsBetween(from.timestamp, state.timestamp) : 0;
  return {
    ...run,
    state,
    runCount: started && !isResumed(run) ? run.runCount + 1 : run.runCount,
    expectedStartTime: run.expectedStartTime ?? state.details.scheduledTime ?? state.timestamp,
    startTime: started ? (run.startTime ?? state.timestamp) : run.startTime,
    endTime: isTerminal(state.type) ? state.timestamp : null,
    totalRunTime: run.totalRunTime + ran,
  };
}

/** A task run that is not ready is PAUSED too, but has nothing to go on with. */
function isResumed({ state, startTime }: RunRecord): boolean {
  if (state === null || startTime === null) return false;
  return state.name === "Resuming" || (state.type === "PAUSED" && state.name !== "NotReady");
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
}
