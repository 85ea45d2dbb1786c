import type { SqlRow } from "../../store/sqlite/index.js";
import { maybe, maybeCount, text } from "../data/columns.js";
import { secondsBetween } from "../data/instant.js";

/** A worker that has not been heard of for so many of its heartbeats is offline. */
const MISSED_HEARTBEATS = 3;
const HEARTBEAT_SECONDS = 30;
/** Seconds since someone last asked for the runs of a queue or a deployment within which it counts as ready. */
const READY_SECONDS = 60;

export function isOnline(worker: SqlRow, now: string): boolean {
  const beats = maybeCount(worker, "heartbeat_interval_seconds") ?? HEARTBEAT_SECONDS;
  return secondsBetween(text(worker, "last_heartbeat_time"), now) < beats * MISSED_HEARTBEATS;
}

/** The same as a condition on workers `w`, whose value is the time. */
export const ONLINE = `(julianday(?) - julianday(w.last_heartbeat_time)) * 86400.0
  < coalesce(w.heartbeat_interval_seconds, ${HEARTBEAT_SECONDS}) * ${MISSED_HEARTBEATS}`;

/** Of a queue or a deployment. */
export function isPolled(row: SqlRow, now: string): boolean {
  const polled = maybe(row, "last_polled");
  return polled !== null && secondsBetween(polled, now) < READY_SECONDS;
}

/** The same as a condition on queues or deployments `x`, whose value is the time. */
export const POLLED = `(julianday(?) - julianday(x.last_polled)) * 86400.0 < ${READY_SECONDS}`;
