import type { SqlRow } from "../../store/sqlite/index.js";
import { flag, maybeCount, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { condition } from "../filters/condition.js";
import { findFlowRuns, type ServedFlowRun } from "../flow-runs/rows.js";
import { activeSlots } from "../work-queues/rows.js";
import { poolSlots } from "./rows.js";

/** After every moment, as text. */
const LAST = "~";

export interface Due {
  readonly queue: SqlRow;
  readonly run: ServedFlowRun;
}

/**
 * The runs of a pool's queues that are due by a time, or all that wait, those of queues with a lower priority number first; as many
 * as the free slots of the queues and of the pool allow.
 */
export function dueRuns(
  db: Db,
  pool: SqlRow,
  queues: readonly SqlRow[],
  asked: { readonly before: string | null; readonly after: string | null; readonly limit: number },
): readonly Due[] {
  if (flag(pool, "is_paused")) return [];
  const most = maybeCount(pool, "concurrency_limit");
  let left = Math.min(asked.limit, most === null ? Infinity : most - poolSlots(db, text(pool, "id")));
  const due: Due[] = [];
  for (const queue of queues) {
    if (left <= 0) break;
    if (flag(queue, "is_paused")) continue;
    const ownMost = maybeCount(queue, "concurrency_limit");
    const room = ownMost === null ? left : Math.min(left, ownMost - activeSlots(db, text(queue, "id")));
    if (room <= 0) continue;
    const found = findFlowRuns(
      db,
      condition(
        // one that tries again by itself is in its own process already
        `r.work_queue_id = ? AND r.state_type = 'SCHEDULED' AND r.next_scheduled_start_time <= ?
          AND r.next_scheduled_start_time >= ? AND coalesce(json_extract(r.policy, '$.retry_type'), '') <> 'in_process'`,
        text(queue, "id"),
        asked.before ?? LAST,
        asked.after ?? "",
      ),
      "NEXT_SCHEDULED_START_TIME_ASC",
      room,
    );
    due.push(...found.map((run) => ({ queue, run })));
    left -= found.length;
  }
  return due;
}

/** Notes that someone has asked for these queues' runs, which makes them and their deployments ready. */
export function notePoll(db: Db, queues: readonly SqlRow[]): void {
  const ids = JSON.stringify(queues.map((queue) => text(queue, "id")));
  db.run("UPDATE work_queues SET last_polled = ? WHERE id IN (SELECT value FROM json_each(?))", db.now, ids);
  db.run(
    "UPDATE deployments SET last_polled = ? WHERE work_queue_id IN (SELECT value FROM json_each(?))",
    db.now,
    ids,
  );
}
