import { onUse } from "./processor-use.js";

/** How often it is looked, in milliseconds. */
const INTERVAL = 5000;
/** After so many looks without a moment of a processor a fork is taken for hung. */
const LOOKS = 6;

/**
 * Calls back when a process has used no processor for half a minute: a fork may wait for a thread that only home has. Its cells
 * then run at home, so to be wrong (a cell that sleeps) costs time and nothing else.
 *
 * @returns what ends the watch.
 */
export function onStall(pid: number, act: () => void): () => void {
  let idle = 0;
  return onUse(pid, INTERVAL, (seconds) => {
    idle = seconds === 0 ? idle + 1 : 0;
    if (idle >= LOOKS) act();
  });
}
