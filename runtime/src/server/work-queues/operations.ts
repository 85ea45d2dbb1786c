import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { count, maybe as maybeText, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instant } from "../data/instant.js";
import { condition, joined, where } from "../filters/condition.js";
import { WORK_QUEUES } from "../filters/run-filters.js";
import { flowRunToWire } from "../flow-runs/rows.js";
import { FLOW_RUN_LIST } from "../flow-runs/schema.js";
import { ApiError, found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import { fields, given, limit, list, maybe, offset, opt, page } from "../schema/kit.js";
import { tellQueue } from "../events/things.js";
import { dueRuns, notePoll } from "../work-pools/due-runs.js";
import { isPolled } from "../work-pools/readiness.js";
import { knownPool } from "../work-pools/operations.js";
import { DEFAULT_POOL, ensureDefaultPool } from "../work-pools/rows.js";
import { QUEUE_SLOTS, slotsOfQueue } from "../work-pools/slots.js";
import {
  createQueue,
  queueById,
  queueByName,
  queueToWire,
  selectQueues,
  settlePriorities,
  updateQueue,
} from "./rows.js";
import { QUEUE, QUEUE_CREATE, QUEUE_STATUS, QUEUE_UPDATE } from "./schema.js";

const { reads, writes } = resource("Work Queues");
const IN_POOL = "/work_pools/{work_pool_name}/queues";
const QUERY = fields({ work_queues: maybe(WORK_QUEUES.schema), offset: offset(), limit: limit() });
/** Late runs that a queue may have, and seconds since it was asked for, and still be in health. */
const HEALTH = { maximum_late_runs: 0, maximum_seconds_since_last_polled: 60 };

/** Queues in their pools, and by their ids as agents know them. */
export const workQueueOperations = [
  writes("post", IN_POOL, {
    summary: "Create a queue of a pool.",
    role: "admin",
    body: QUEUE_CREATE,
    answers: { 201: QUEUE },
    act: (db, { params, body }) => create(db, params["work_pool_name"] ?? "", body),
  }),
  reads("post", `${IN_POOL}/filter`, {
    summary: "Read queues of a pool.",
    body: QUERY,
    answers: { 200: list(QUEUE) },
    act: (db, { params, body }) => find(db, body, text(knownPool(db, params["work_pool_name"]), "id")),
  }),
  reads("get", `${IN_POOL}/{name}`, {
    summary: "Read a queue of a pool.",
    answers: { 200: QUEUE },
    act: (db, { params }) => queueToWire(db, inPool(db, params)),
  }),
  writes("patch", `${IN_POOL}/{name}`, {
    summary: "Update a queue of a pool.",
    role: "admin",
    body: QUEUE_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => updateQueue(db, inPool(db, params), body),
  }),
  writes("delete", `${IN_POOL}/{name}`, {
    summary: "Delete a queue of a pool.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => remove(db, inPool(db, params)),
  }),
  writes("post", "/work_queues/", {
    summary: "Create a queue that stands alone.",
    role: "admin",
    body: QUEUE_CREATE,
    answers: { 201: QUEUE },
    act: (db, { body }) => {
      ensureDefaultPool(db);
      return create(db, DEFAULT_POOL, body);
    },
  }),
  reads("get", "/work_queues/name/{name}", {
    summary: "Read the queue of a name that stands alone.",
    answers: { 200: QUEUE },
    act: (db, { params }) =>
      queueToWire(db, inPool(db, { work_pool_name: DEFAULT_POOL, name: params["name"] ?? "" })),
  }),
  reads("post", "/work_queues/filter", {
    summary: "Read queues.",
    body: QUERY,
    answers: { 200: list(QUEUE) },
    act: (db, { body }) => find(db, body, null),
  }),
  reads("get", "/work_queues/{id}", {
    summary: "Read a queue.",
    answers: { 200: QUEUE },
    act: (db, { params }) => queueToWire(db, known(db, params["id"])),
  }),
  writes("patch", "/work_queues/{id}", {
    summary: "Update a queue.",
    role: "admin",
    body: QUEUE_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => updateQueue(db, known(db, params["id"]), body),
  }),
  writes("delete", "/work_queues/{id}", {
    summary: "Delete a queue.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => remove(db, known(db, params["id"])),
  }),
  writes("post", "/work_queues/{id}/get_runs", {
    summary: "Read the runs of a queue that are due, for agents.",
    body: fields({ scheduled_before: opt(given()), limit: limit(), agent_id: maybe(Type.String()) }),
    answers: { 200: FLOW_RUN_LIST },
    act: (db, { params, body }) => {
      const queue = known(db, params["id"]);
      const pool = knownPool(db, text(queue, "work_pool_name"));
      notePoll(db, [queue]);
      const before = body.scheduled_before === undefined ? null : instant(body.scheduled_before);
      return dueRuns(db, pool, [queue], { before, after: null, limit: body.limit ?? 200 }).map(({ run }) =>
        flowRunToWire(run, db.now),
      );
    },
  }),
  reads("post", "/work_queues/{id}/concurrency_status", {
    summary: "Read which runs hold a queue's slots.",
    body: fields({ page: page(), limit: limit() }),
    answers: { 200: QUEUE_SLOTS },
    act: (db, { params, body }) => slotsOfQueue(db, known(db, params["id"]), body),
  }),
  reads("get", "/work_queues/{id}/status", {
    summary: "Read whether a queue's runs are taken in time.",
    answers: { 200: QUEUE_STATUS },
    act: (db, { params }) => {
      const queue = known(db, params["id"]);
      const late = count(
        db.get(
          "SELECT count(*) AS n FROM flow_runs WHERE work_queue_id = ? AND state_type = 'SCHEDULED' AND state_name = 'Late'",
          text(queue, "id"),
        ),
        "n",
      );
      return {
        healthy: late <= HEALTH.maximum_late_runs && isPolled(queue, db.now),
        late_runs_count: late,
        last_polled: maybeText(queue, "last_polled"),
        health_check_policy: HEALTH,
      };
    },
  }),
];

function create(db: Db, pool: string, body: Parameters<typeof createQueue>[2]) {
  const id = text(knownPool(db, pool), "id");
  if (queueByName(db, pool, body.name) !== null)
    throw new ApiError(409, "A work queue with this name already exists.");
  return queueToWire(db, known(db, createQueue(db, id, body)));
}

function find(
  db: Db,
  body: { work_queues?: unknown; limit?: number; offset?: number },
  poolId: string | null,
) {
  const inThis = poolId === null ? null : condition("q.work_pool_id = ?", poolId);
  const { sql, values } = where(joined([WORK_QUEUES.ask(body.work_queues), inThis], "AND"));
  return selectQueues(
    db,
    `${sql} ORDER BY q.priority, q.name, q.id LIMIT ? OFFSET ?`,
    ...values,
    body.limit ?? 200,
    body.offset ?? 0,
  ).map((row) => queueToWire(db, row));
}

function known(db: Db, id = ""): SqlRow {
  return found(queueById(db, id), "Work queue");
}

function inPool(db: Db, params: Readonly<Record<string, string>>): SqlRow {
  const { work_pool_name: pool = "", name = "" } = params;
  const id = queueByName(db, pool, name);
  if (id === null) throw new ApiError(404, `Work queue '${name}' not found in work pool '${pool}'`);
  return known(db, id);
}

function remove(db: Db, queue: SqlRow): void {
  const id = text(queue, "id");
  if (db.get("SELECT 1 AS one FROM work_pools WHERE default_queue_id = ?", id) !== null)
    throw new ApiError(400, "A pool's default queue can't be deleted.");
  db.run("UPDATE deployments SET work_queue_id = NULL, work_queue_name = NULL WHERE work_queue_id = ?", id);
  db.run("UPDATE flow_runs SET work_queue_id = NULL WHERE work_queue_id = ?", id);
  tellQueue(db, "deleted", queue);
  db.run("DELETE FROM work_queues WHERE id = ?", id);
  settlePriorities(db, text(queue, "work_pool_id"), null);
}
