import type { Static } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, asJson, assignments, count, flag, json, maybe, maybeCount, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { instant } from "../data/instant.js";
import { tellQueue, tellUpdated } from "../events/things.js";
import { isPolled } from "../work-pools/readiness.js";
import type { QUEUE_CREATE, QUEUE_UPDATE } from "./schema.js";

const SELECT = `SELECT q.*, p.name AS work_pool_name FROM work_queues q JOIN work_pools p ON p.id = q.work_pool_id`;
/** Runs that hold a slot of their queue and pool. */
export const ACTIVE = "('PENDING', 'RUNNING', 'CANCELLING')";

/** The id of a pool's queue; null where there is none of that name. */
export function queueByName(db: Db, pool: string, queue: string): string | null {
  const row = db.get(`${SELECT} WHERE p.name = ? AND q.name = ?`, pool, queue);
  return row === null ? null : text(row, "id");
}

/** The id of the queue that a pool's runs go to where none is named. */
export function defaultQueue(db: Db, pool: string): string | null {
  const row = db.get("SELECT default_queue_id FROM work_pools WHERE name = ?", pool);
  return row === null ? null : maybe(row, "default_queue_id");
}

export function queueById(db: Db, id: string): SqlRow | null {
  return db.get(`${SELECT} WHERE q.id = ?`, id);
}

export function queuesOf(db: Db, poolId: string): readonly SqlRow[] {
  return db.all(`${SELECT} WHERE q.work_pool_id = ? ORDER BY q.priority, q.name`, poolId);
}

export function selectQueues(
  db: Db,
  rest: string,
  ...values: readonly (string | number | null)[]
): readonly SqlRow[] {
  return db.all(`${SELECT} ${rest}`, ...values);
}

/** The id of a pool's queue, made where there is none; null where there is no such pool. */
export function ensureQueue(db: Db, pool: string, name: string): string | null {
  const before = queueByName(db, pool, name);
  if (before !== null) return before;
  const row = db.get("SELECT id FROM work_pools WHERE name = ?", pool);
  return row === null ? null : createQueue(db, text(row, "id"), { name });
}

/** Makes a queue of a pool; without a priority it gets the first that is free. Gives its id. */
export function createQueue(db: Db, poolId: string, given: Static<typeof QUEUE_CREATE>): string {
  const id = newId();
  db.run(
    `INSERT INTO work_queues (id, work_pool_id, name, created, updated, description, is_paused, concurrency_limit, priority, filter)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    poolId,
    given.name,
    db.now,
    db.now,
    given.description ?? "",
    asFlag(given.is_paused ?? false),
    given.concurrency_limit ?? null,
    given.priority ?? freePriority(db, poolId),
    asJson(given.filter),
  );
  settlePriorities(db, poolId, id);
  tellQueue(db, "created", { id, name: given.name, work_pool_id: poolId });
  return id;
}

export function updateQueue(db: Db, row: SqlRow, given: Static<typeof QUEUE_UPDATE>): void {
  const id = text(row, "id");
  const set = assignments({
    name: given.name ?? undefined,
    description: given.description === undefined ? undefined : (given.description ?? ""),
    is_paused: given.is_paused === undefined ? undefined : asFlag(given.is_paused),
    concurrency_limit: given.concurrency_limit,
    priority: given.priority ?? undefined,
    filter: given.filter === undefined ? undefined : asJson(given.filter),
    last_polled: given.last_polled == null ? undefined : instant(given.last_polled),
    updated: db.now,
  });
  if (set !== null) db.run(`UPDATE work_queues SET ${set.sql} WHERE id = ?`, ...set.values, id);
  if (given.priority != null) settlePriorities(db, text(row, "work_pool_id"), id);
  tellUpdated(db, tellQueue, queueFields, row, queueById(db, id));
}

/** The first priority that no queue of a pool has. */
function freePriority(db: Db, poolId: string): number {
  const taken = new Set(queuesOf(db, poolId).map((queue) => count(queue, "priority")));
  let free = 1;
  while (taken.has(free)) free += 1;
  return free;
}

/** No two queues of a pool have one priority: of those that do, the one that is given stays, and what follows steps back. */
export function settlePriorities(db: Db, poolId: string, stays: string | null): void {
  const queues = db.all(
    "SELECT id, priority FROM work_queues WHERE work_pool_id = ? ORDER BY priority, id IS NOT ?, name",
    poolId,
    stays,
  );
  let last = 0;
  for (const queue of queues) {
    const priority = count(queue, "priority");
    if (priority > last) {
      last = priority;
      continue;
    }
    last += 1;
    db.run("UPDATE work_queues SET priority = ?, updated = ? WHERE id = ?", last, db.now, text(queue, "id"));
  }
}

export function activeSlots(db: Db, queueId: string): number {
  return count(
    db.get(
      `SELECT count(*) AS n FROM flow_runs WHERE work_queue_id = ? AND state_type IN ${ACTIVE}`,
      queueId,
    ),
    "n",
  );
}

/** What can be changed of a queue and is told as such; that it is paused is told as its status. */
function queueFields(row: SqlRow) {
  return {
    name: text(row, "name"),
    description: text(row, "description"),
    concurrency_limit: maybeCount(row, "concurrency_limit"),
    priority: count(row, "priority"),
  };
}

export function queueToWire(db: Db, row: SqlRow): Readonly<Record<string, unknown>> {
  const id = text(row, "id");
  const fields = queueFields(row);
  return {
    ...fields,
    id,
    created: text(row, "created"),
    updated: text(row, "updated"),
    is_paused: flag(row, "is_paused"),
    work_pool_id: text(row, "work_pool_id"),
    filter: json(row, "filter", null),
    last_polled: maybe(row, "last_polled"),
    work_pool_name: maybe(row, "work_pool_name"),
    status: flag(row, "is_paused") ? "PAUSED" : isPolled(row, db.now) ? "READY" : "NOT_READY",
    active_slots: fields.concurrency_limit === null ? null : activeSlots(db, id),
  };
}
