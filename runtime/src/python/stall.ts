import { readFile } from "node:fs/promises";

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
  let last = "";
  let same = 0;
  const timer = setInterval(() => {
    void usedBy(pid).then((used) => {
      same = used !== null && used === last ? same + 1 : 0;
      last = used ?? "";
      return same >= LOOKS ? act() : undefined;
    });
  }, INTERVAL);
  timer.unref();
  return () => clearInterval(timer);
}

/** The ticks of processors that it has used, in its own code and the system's. */
async function usedBy(pid: number): Promise<string | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return `${fields[11]} ${fields[12]}`;
}
