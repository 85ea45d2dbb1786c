import { onUse } from "./processor-use.js";

/** How often it is looked, in milliseconds. It is when Jupyter sends a kernel that was asked to end the first signal. */
const INTERVAL = 2500;
/** Who waits for nothing but a processor gets more of it between two looks, however busy the machine is. */
const BUSY_SECONDS = 0.05;
const MOST_LOOKS = 12;
/** Where its use can't be told: when Jupyter sends the second signal, which nothing survives. */
const UNKNOWN_LOOKS = 2;

/**
 * Calls back when an interpreter that was asked to end does not come to it by itself. It may have much to write, and a busy machine is
 * slow: so it has half a minute as long as it works, and as long as Jupyter gives a kernel where it does nothing, as with a thread that
 * waits forever.
 *
 * @returns what ends the watch.
 */
export function onSlowEnd(pid: number, act: () => void): () => void {
  const uses: (number | null)[] = [];
  const stop = onUse(pid, INTERVAL, (seconds) => {
    uses.push(seconds);
    if (!isStuck(uses)) return;
    stop();
    act();
  });
  return stop;
}

/** Whether it has had its time, by the seconds of processors that it has used from look to look; null where that is not known. */
export function isStuck(uses: readonly (number | null)[]): boolean {
  const last = uses.at(-1) ?? null;
  if (last === null) return uses.length >= UNKNOWN_LOOKS;
  return last < BUSY_SECONDS || uses.length >= MOST_LOOKS;
}
