import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { maybeCount, text } from "../data/columns.js";
import { newId } from "../data/db.js";
import { condition, joined } from "../filters/condition.js";
import { criterion, filter, times } from "../filters/criteria.js";
import { findRows } from "../filters/find.js";
import { notFound } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import {
  common,
  fields,
  jsonObject,
  limit,
  list,
  maybe,
  moment,
  named,
  offset,
  oneOf,
  opt,
  uuid,
} from "../schema/kit.js";
import { knownPool } from "../work-pools/operations.js";
import { isOnline, ONLINE } from "../work-pools/readiness.js";

const { reads, writes } = resource("Workers");
const STATUS = oneOf("ONLINE", "OFFLINE");
const WORKER = named(
  "WorkerResponse",
  Type.Object({
    ...common,
    name: Type.String(),
    work_pool_id: uuid(),
    last_heartbeat_time: maybe(moment()),
    heartbeat_interval_seconds: maybe(Type.Integer()),
    status: opt(STATUS),
  }),
);

const workersAsked = (now: string) =>
  filter("WorkerFilter", {
    last_heartbeat_time: times("w.last_heartbeat_time", false),
    status: criterion({
      any_: [list(STATUS), (wanted: readonly string[]) => oneOfStatus(wanted, now)],
      not_any_: [
        list(STATUS),
        (not: readonly string[]) =>
          oneOfStatus(
            ["ONLINE", "OFFLINE"].filter((status) => !not.includes(status)),
            now,
          ),
      ],
    }),
  });
const WORKERS = workersAsked("");

function oneOfStatus(wanted: readonly string[], now: string) {
  const parts = wanted.map((status) =>
    condition(status === "ONLINE" ? `(${ONLINE})` : `NOT (${ONLINE})`, now),
  );
  return parts.length === 0 ? condition("0") : joined(parts, "OR");
}

export const workerOperations = [
  writes("post", "/work_pools/{work_pool_name}/workers/heartbeat", {
    summary: "Say that a worker is there.",
    body: fields({
      name: Type.String({ minLength: 1, maxLength: 1000 }),
      heartbeat_interval_seconds: maybe(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
      metadata: maybe(jsonObject()),
    }),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const pool = knownPool(db, params["work_pool_name"]);
      db.run(
        `INSERT INTO workers (id, work_pool_id, name, created, updated, last_heartbeat_time, heartbeat_interval_seconds)
          VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (work_pool_id, name) DO UPDATE SET
          last_heartbeat_time = excluded.last_heartbeat_time, updated = excluded.updated,
          heartbeat_interval_seconds = coalesce(excluded.heartbeat_interval_seconds, heartbeat_interval_seconds)`,
        newId(),
        text(pool, "id"),
        body.name,
        db.now,
        db.now,
        db.now,
        body.heartbeat_interval_seconds ?? null,
      );
    },
  }),
  reads("post", "/work_pools/{work_pool_name}/workers/filter", {
    summary: "Read the workers of a pool.",
    body: fields({ workers: maybe(WORKERS.schema), offset: offset(), limit: limit() }),
    answers: { 200: list(WORKER) },
    act: (db, { params, body }) => {
      const pool = knownPool(db, params["work_pool_name"]);
      const ofPool = condition("w.work_pool_id = ?", text(pool, "id"));
      const asked = joined([ofPool, workersAsked(db.now).ask(body.workers)], "AND");
      return findRows(db, "SELECT w.* FROM workers w", asked, "w.last_heartbeat_time DESC, w.name", body).map(
        (row) => workerToWire(row, db.now),
      );
    },
  }),
  writes("delete", "/work_pools/{work_pool_name}/workers/{name}", {
    summary: "Forget a worker.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => {
      const pool = knownPool(db, params["work_pool_name"]);
      if (
        db.run(
          "DELETE FROM workers WHERE work_pool_id = ? AND name = ?",
          text(pool, "id"),
          params["name"] ?? "",
        ) === 0
      )
        throw notFound("Worker");
    },
  }),
  reads("post", "/task_workers/filter", {
    summary: "Read what runs tasks in the background and is connected.",
    body: fields({ task_worker_filter: maybe(Type.Object({ task_keys: list(Type.String()) })) }),
    answers: {
      200: list(
        named(
          "TaskWorkerResponse",
          Type.Object({ identifier: Type.String(), task_keys: list(Type.String()), timestamp: moment() }),
        ),
      ),
    },
    act: (_db, { body, deps }) => {
      const asked = body.task_worker_filter?.task_keys;
      return deps.tasks.workers.filter(
        ({ task_keys: keys }) => asked === undefined || asked.every((key) => keys.includes(key)),
      );
    },
  }),
];

function workerToWire(row: SqlRow, now: string) {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    work_pool_id: text(row, "work_pool_id"),
    last_heartbeat_time: text(row, "last_heartbeat_time"),
    heartbeat_interval_seconds: maybeCount(row, "heartbeat_interval_seconds"),
    status: isOnline(row, now) ? "ONLINE" : "OFFLINE",
  };
}
