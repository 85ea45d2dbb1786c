import { onUse } from "./processor-use.js";

/** How often it is looked, in milliseconds. */
const INTERVAL = 2500;
/** Who waits for nothing but a processor gets more of it between two looks, however busy the machine is. */
const BUSY_SECONDS = 0.05;
const FIRST_LOOKS = 2;
const MOST_LOOKS = 12;

/**
 * Calls back when an interpreter that was asked to end does not come to it by itself. It may have much to write, and a busy machine is
 * slow: so it has half a minute as long as it works, and five seconds where it does nothing, as with a thread that waits forever.
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
  const isBusy = (uses.at(-1) ?? 0) >= BUSY_SECONDS;
  return uses.length >= (isBusy ? MOST_LOOKS : FIRST_LOOKS);
}
