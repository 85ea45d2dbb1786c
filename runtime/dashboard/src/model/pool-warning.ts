import type { WorkPool } from "../client/index.js";
import { counted } from "./format.js";

/** Why no worker will pick up what waits in a pool, or would wait, and what helps; null where one will. */
export function poolWarning(
  pool: Pick<WorkPool, "name" | "type" | "paused" | "workers" | "waiting">,
): string | null {
  const { name, paused, workers, waiting } = pool;
  const waits = waiting === 0 ? "" : ` ${counted(waiting, "run")} ${waiting === 1 ? "waits" : "wait"}.`;
  if (paused) return `The work pool ${name} is paused: nothing in it begins.${waits}`;
  if (workers.some(({ isOnline }) => isOnline)) return null;
  const none = workers.length === 0 ? "has no worker" : "has no worker that is online";
  return `The work pool ${name} ${none}: no run in it will be picked up.${waits} Start one: nbflow worker start --pool ${name}`;
}
