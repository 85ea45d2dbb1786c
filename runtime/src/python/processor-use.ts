import { readFile } from "node:fs/promises";

/** The kernel counts in these, whatever its own clock is. */
const TICKS_A_SECOND = 100;

/**
 * Looks again and again at a process, and tells how many seconds of processors it has used since the look before, in its own code and
 * the system's; null where that can't be told, as on other systems than Linux.
 *
 * @returns what ends the watch.
 */
export function onUse(pid: number, everyMs: number, tell: (seconds: number | null) => void): () => void {
  let last = usedBy(pid);
  const timer = setInterval(() => {
    const before = last;
    last = usedBy(pid);
    void Promise.all([before, last]).then(([was, is]) => tell(was === null || is === null ? null : is - was));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

async function usedBy(pid: number): Promise<number | null> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => null);
  if (stat === null) return null;
  // the name stands in brackets, and may hold anything
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}
