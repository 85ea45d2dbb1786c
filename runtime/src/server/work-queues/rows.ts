import { maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";

/** The id of a pool's queue; null where there is none of that name. */
export function queueByName(db: Db, pool: string, queue: string): string | null {
  const row = db.get(
    "SELECT q.id FROM work_queues q JOIN work_pools p ON p.id = q.work_pool_id WHERE p.name = ? AND q.name = ?",
    pool,
    queue,
  );
  return row === null ? null : text(row, "id");
}

/** The id of the queue that a pool's runs go to where none is named. */
export function defaultQueue(db: Db, pool: string): string | null {
  const row = db.get("SELECT default_queue_id FROM work_pools WHERE name = ?", pool);
  return row === null ? null : maybe(row, "default_queue_id");
}
