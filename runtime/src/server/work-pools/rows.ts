import type { SqlRow } from "../../store/sqlite/index.js";
import { count, flag, json, maybe, maybeCount, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { tellPool } from "../events/things.js";
import { ACTIVE, createQueue } from "../work-queues/rows.js";
import { isOnline } from "./readiness.js";

/** The pool of queues that stand alone, as agents know them. */
export const DEFAULT_POOL = "default-agent-pool";

export interface NewPool {
  readonly name: string;
  readonly type: string;
  readonly description?: string | null | undefined;
  readonly base_job_template?: object | undefined;
  readonly is_paused?: boolean | undefined;
  readonly concurrency_limit?: number | null | undefined;
  readonly storage_configuration?: object | null | undefined;
}

export function poolByName(db: Db, name: string): SqlRow | null {
  return db.get("SELECT * FROM work_pools WHERE name = ?", name);
}

/** Makes a pool with its default queue. */
export function createPool(db: Db, given: NewPool): SqlRow {
  const id = newId();
  db.run(
    `INSERT INTO work_pools (id, name, created, updated, description, type, base_job_template, is_paused, concurrency_limit,
      storage_configuration) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    given.name,
    db.now,
    db.now,
    given.description ?? null,
    given.type,
    JSON.stringify(given.base_job_template ?? {}),
    given.is_paused === true ? 1 : 0,
    given.concurrency_limit ?? null,
    JSON.stringify(given.storage_configuration ?? {}),
  );
  const row = poolByName(db, given.name) ?? {};
  tellPool(db, "created", row);
  const queue = createQueue(db, id, {
    name: "default",
    description: "The work pool's default queue.",
    priority: 1,
  });
  db.run("UPDATE work_pools SET default_queue_id = ? WHERE id = ?", queue, id);
  return poolByName(db, given.name) ?? {};
}

export function ensureDefaultPool(db: Db): void {
  if (poolByName(db, DEFAULT_POOL) === null) createPool(db, { name: DEFAULT_POOL, type: "prefect-agent" });
}

export function poolSlots(db: Db, poolId: string): number {
  return count(
    db.get(
      `SELECT count(*) AS n FROM flow_runs WHERE state_type IN ${ACTIVE}
        AND work_queue_id IN (SELECT id FROM work_queues WHERE work_pool_id = ?)`,
      poolId,
    ),
    "n",
  );
}

function workersOf(db: Db, poolId: string): readonly SqlRow[] {
  return db.all(
    "SELECT * FROM workers WHERE work_pool_id = ? ORDER BY last_heartbeat_time DESC, name",
    poolId,
  );
}

/** What can be changed of a pool and is told as such; that it is paused is told as its status. */
export function poolFields(row: SqlRow) {
  const storage = json<Readonly<Record<string, unknown>>>(row, "storage_configuration", {});
  return {
    description: maybe(row, "description"),
    base_job_template: json(row, "base_job_template", {}),
    concurrency_limit: maybeCount(row, "concurrency_limit"),
    storage_configuration: {
      bundle_upload_step: storage["bundle_upload_step"] ?? null,
      bundle_execution_step: storage["bundle_execution_step"] ?? null,
      default_result_storage_block_id: storage["default_result_storage_block_id"] ?? null,
    },
  };
}

export function poolToWire(db: Db, row: SqlRow): Readonly<Record<string, unknown>> {
  const id = text(row, "id");
  const fields = poolFields(row);
  return {
    ...fields,
    id,
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    type: text(row, "type"),
    is_paused: flag(row, "is_paused"),
    status: flag(row, "is_paused")
      ? "PAUSED"
      : workersOf(db, id).some((worker) => isOnline(worker, db.now))
        ? "READY"
        : "NOT_READY",
    default_queue_id: maybe(row, "default_queue_id"),
    active_slots: fields.concurrency_limit === null ? null : poolSlots(db, id),
  };
}
