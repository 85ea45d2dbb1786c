import { isTerminal } from "../../state/index.js";
import type { RunSize } from "../../store/index.js";

export interface PruneLimits {
  /** Runs that began before go. */
  readonly before: Date | null;
  /** So many of the newest stay in any case. */
  readonly keep: number;
  /** The oldest go until the rest takes at most so many bytes. */
  readonly maxBytes: number | null;
  /** Runs that failed, crashed or were cancelled go too, though they could go on. */
  readonly unfinished: boolean;
}

/** Which runs go, of all there are, the newest first. A run that has not ended stays, whatever the limits say. */
export function chooseRuns(runs: readonly RunSize[], limits: PruneLimits): readonly RunSize[] {
  const { before, keep, maxBytes, unfinished } = limits;
  const mayGo = (run: RunSize, index: number): boolean =>
    index >= keep &&
    run.stateType !== null &&
    (unfinished ? isTerminal(run.stateType) : run.stateType === "COMPLETED");
  const candidates = runs.filter(mayGo);
  if (before === null && maxBytes === null) return candidates;
  const going = new Set(
    before === null ? [] : candidates.filter((run) => Date.parse(run.created) < before.getTime()),
  );
  let left = runs.reduce((sum, run) => (going.has(run) ? sum : sum + run.bytes), 0);
  for (const run of maxBytes === null ? [] : candidates.toReversed()) {
    if (maxBytes === null || left <= maxBytes) break;
    if (going.has(run)) continue;
    going.add(run);
    left -= run.bytes;
  }
  return candidates.filter((run) => going.has(run));
}
