import type { Clock } from "./clock.js";
import { RunError } from "./errors.js";

/** Calls back with the error when a run has taken longer than it may; gives what ends the watch. No limit where it is null. */
export function watchTime(
  clock: Clock,
  name: string,
  timeoutSeconds: number | null,
  exceeded: (error: RunError) => void,
): () => void {
  if (timeoutSeconds === null) return () => undefined;
  return clock.after(timeoutSeconds * 1000, () =>
    exceeded(new RunError("timed-out", `${name} took longer than ${timeoutSeconds} s.`)),
  );
}
