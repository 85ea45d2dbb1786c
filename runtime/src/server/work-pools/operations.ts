import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asJson, assignments, json as jsonIn, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instant } from "../data/instant.js";
import { WORK_POOLS } from "../filters/run-filters.js";
import { tellPool, tellQueue, tellUpdated } from "../events/things.js";
import { countRows, findRows } from "../filters/find.js";
import { flowRunToWire } from "../flow-runs/rows.js";
import { FLOW_RUN } from "../flow-runs/schema.js";
import { ApiError, found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import {
  common,
  fields,
  given,
  jsonObject,
  limit,
  list,
  maybe,
  named,
  offset,
  oneOf,
  opt,
  page,
  safeName,
  strict,
  uuid,
} from "../schema/kit.js";
import { queuesOf } from "../work-queues/rows.js";
import { POOL_STATUS, slotsOfPool } from "./slots.js";
import { dueRuns, notePoll } from "./due-runs.js";
import { createPool, poolByName, poolFields, poolToWire } from "./rows.js";

const { reads, writes } = resource("Work Pools");
const COUNT = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const STORAGE = named(
  "WorkPoolStorageConfiguration",
  strict({
    bundle_upload_step: maybe(jsonObject()),
    bundle_execution_step: maybe(jsonObject()),
    default_result_storage_block_id: maybe(uuid()),
  }),
);
const POOL = named(
  "WorkPoolResponse",
  Type.Object({
    ...common,
    name: safeName(),
    description: maybe(Type.String()),
    type: Type.String(),
    base_job_template: opt(jsonObject()),
    is_paused: opt(Type.Boolean()),
    concurrency_limit: maybe(COUNT),
    status: maybe(oneOf("READY", "NOT_READY", "PAUSED")),
    default_queue_id: maybe(uuid()),
    storage_configuration: opt(STORAGE),
    active_slots: maybe(Type.Integer()),
  }),
);

export const workPoolOperations = [
  writes("post", "/work_pools/", {
    summary: "Create a work pool.",
    role: "admin",
    body: named(
      "WorkPoolCreate",
      strict({
        name: safeName(),
        description: maybe(Type.String()),
        type: opt(Type.String({ minLength: 1 })),
        base_job_template: opt(jsonObject()),
        is_paused: opt(Type.Boolean()),
        concurrency_limit: maybe(COUNT),
        storage_configuration: opt(STORAGE),
      }),
    ),
    answers: { 201: POOL },
    act: (db, { body }) => {
      if (body.name.toLowerCase().startsWith("prefect"))
        throw new ApiError(403, "Work pools starting with 'Prefect' are reserved for internal use.");
      if (poolByName(db, body.name) !== null)
        throw new ApiError(409, "A work pool with this name already exists.");
      return poolToWire(db, createPool(db, { ...body, type: body.type ?? "process" }));
    },
  }),
  reads("get", "/work_pools/{name}", {
    summary: "Read a work pool.",
    answers: { 200: POOL },
    act: (db, { params }) => poolToWire(db, knownPool(db, params["name"])),
  }),
  reads("post", "/work_pools/filter", {
    summary: "Read work pools.",
    body: fields({ work_pools: maybe(WORK_POOLS.schema), offset: offset(), limit: limit() }),
    answers: { 200: list(POOL) },
    act: (db, { body }) =>
      findRows(db, "SELECT p.* FROM work_pools p", WORK_POOLS.ask(body.work_pools), "p.name", body).map(
        (row) => poolToWire(db, row),
      ),
  }),
  reads("post", "/work_pools/count", {
    summary: "Count work pools.",
    body: fields({ work_pools: maybe(WORK_POOLS.schema) }),
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "work_pools p", WORK_POOLS.ask(body.work_pools)),
  }),
  writes("patch", "/work_pools/{name}", {
    summary: "Update a work pool.",
    role: "admin",
    body: named(
      "WorkPoolUpdate",
      strict({
        description: maybe(Type.String()),
        is_paused: maybe(Type.Boolean()),
        base_job_template: maybe(jsonObject()),
        concurrency_limit: maybe(COUNT),
        storage_configuration: maybe(STORAGE),
      }),
    ),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const pool = knownPool(db, params["name"]);
      const storage = { ...jsonIn<object>(pool, "storage_configuration", {}), ...body.storage_configuration };
      const set = assignments({
        description: body.description,
        is_paused: body.is_paused == null ? undefined : Number(body.is_paused),
        base_job_template: body.base_job_template == null ? undefined : asJson(body.base_job_template),
        concurrency_limit: body.concurrency_limit,
        storage_configuration: body.storage_configuration == null ? undefined : JSON.stringify(storage),
        updated: db.now,
      });
      if (set !== null)
        db.run(`UPDATE work_pools SET ${set.sql} WHERE id = ?`, ...set.values, text(pool, "id"));
      tellUpdated(db, tellPool, poolFields, pool, poolByName(db, text(pool, "name")));
    },
  }),
  writes("delete", "/work_pools/{name}", {
    summary: "Delete a work pool with its queues and workers.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => {
      const pool = knownPool(db, params["name"]);
      const id = text(pool, "id");
      const queues = "IN (SELECT id FROM work_queues WHERE work_pool_id = ?)";
      db.run(
        `UPDATE deployments SET work_queue_id = NULL, work_queue_name = NULL WHERE work_queue_id ${queues}`,
        id,
      );
      db.run(`UPDATE flow_runs SET work_queue_id = NULL WHERE work_queue_id ${queues}`, id);
      for (const queue of queuesOf(db, id)) tellQueue(db, "deleted", queue);
      tellPool(db, "deleted", pool);
      db.run("DELETE FROM workers WHERE work_pool_id = ?", id);
      db.run("DELETE FROM work_queues WHERE work_pool_id = ?", id);
      db.run("DELETE FROM work_pools WHERE id = ?", id);
    },
  }),
  reads("post", "/work_pools/{name}/concurrency_status", {
    summary: "Read which runs hold a pool's slots.",
    body: fields({
      page: page(),
      limit: limit(),
      flow_run_limit: opt(Type.Integer({ minimum: 0, maximum: 200, default: 10 })),
    }),
    answers: { 200: POOL_STATUS },
    act: (db, { params, body }) => slotsOfPool(db, knownPool(db, params["name"]), body),
  }),
  writes("post", "/work_pools/{name}/get_scheduled_flow_runs", {
    summary: "Read the runs of a pool that are due, for its workers.",
    body: fields({
      work_queue_names: opt(list(Type.String())),
      scheduled_before: opt(given()),
      scheduled_after: opt(given()),
      limit: limit(),
    }),
    answers: {
      200: list(
        named(
          "WorkerFlowRunResponse",
          Type.Object({ work_pool_id: uuid(), work_queue_id: uuid(), flow_run: FLOW_RUN }),
        ),
      ),
    },
    act: (db, { params, body }) => {
      const pool = knownPool(db, params["name"]);
      const names = body.work_queue_names ?? [];
      const all = queuesOf(db, text(pool, "id"));
      const queues = names.length === 0 ? all : all.filter((queue) => names.includes(text(queue, "name")));
      const missing = names.find((name) => !queues.some((queue) => text(queue, "name") === name));
      if (missing !== undefined)
        throw new ApiError(404, `Work queue '${missing}' not found in work pool '${text(pool, "name")}'`);
      notePoll(db, queues);
      return dueRuns(db, pool, queues, {
        before: body.scheduled_before === undefined ? null : instant(body.scheduled_before),
        after: body.scheduled_after === undefined ? null : instant(body.scheduled_after),
        limit: body.limit ?? 200,
      }).map(({ queue, run }) => ({
        work_pool_id: text(pool, "id"),
        work_queue_id: text(queue, "id"),
        flow_run: flowRunToWire(run, db.now),
      }));
    },
  }),
];

export function knownPool(db: Db, name = ""): SqlRow {
  return found(poolByName(db, name), `Work pool "${name}"`);
}
