import type { SqlRow } from "../../store/sqlite/index.js";
import { globalToWire } from "../concurrency/operations-v2.js";
import { limitById } from "../concurrency/limits.js";
import { flag, json, maybe, maybeCount, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Condition } from "../filters/condition.js";
import { countRows, findRows } from "../filters/find.js";
import { schedulesOf } from "../schedules/rows.js";
import { isPolled } from "../work-pools/readiness.js";

const SELECT = `SELECT d.*, q.name AS queue_name, p.name AS work_pool_name FROM deployments d
  LEFT JOIN work_queues q ON q.id = d.work_queue_id LEFT JOIN work_pools p ON p.id = q.work_pool_id`;
const ORDER: Readonly<Record<string, string>> = {
  CREATED_DESC: "d.created DESC, d.id DESC",
  UPDATED_DESC: "d.updated DESC, d.id DESC",
  NAME_ASC: "d.name ASC, d.id",
  NAME_DESC: "d.name DESC, d.id DESC",
};

export function deploymentById(db: Db, id: string): SqlRow | null {
  return db.get(`${SELECT} WHERE d.id = ?`, id);
}

export function deploymentByName(db: Db, flow: string, name: string): SqlRow | null {
  return db.get(`${SELECT} JOIN flows f ON f.id = d.flow_id WHERE f.name = ? AND d.name = ?`, flow, name);
}

export function findDeployments(
  db: Db,
  asked: Condition | null,
  sort = "NAME_ASC",
  limit = 200,
  offset = 0,
): readonly SqlRow[] {
  return findRows(db, SELECT, asked, ORDER[sort] ?? "d.name", { limit, offset });
}

export function countDeployments(db: Db, asked: Condition | null): number {
  return countRows(db, "deployments d", asked);
}

/** What can be changed of a deployment and is told as such, under the names that Prefect's events have. */
export function deploymentFields(row: SqlRow): Readonly<Record<string, unknown>> {
  return {
    ...sharedFields(row),
    infra_overrides: json(row, "job_variables", {}),
    concurrency_limit_id: maybe(row, "concurrency_limit_id"),
  };
}

function sharedFields(row: SqlRow) {
  return {
    version: maybe(row, "version"),
    description: maybe(row, "description"),
    paused: flag(row, "paused"),
    concurrency_options: json(row, "concurrency_options", null),
    parameters: json(row, "parameters", {}),
    tags: json<readonly string[]>(row, "tags", []),
    labels: json(row, "labels", {}),
    work_queue_id: maybe(row, "work_queue_id"),
    parameter_openapi_schema: json(row, "parameter_openapi_schema", null),
    path: maybe(row, "path"),
    pull_steps: json(row, "pull_steps", null),
    entrypoint: maybe(row, "entrypoint"),
    enforce_parameter_schema: flag(row, "enforce_parameter_schema"),
  };
}

export function deploymentToWire(db: Db, row: SqlRow): Readonly<Record<string, unknown>> {
  const limitId = maybe(row, "concurrency_limit_id");
  const limit = limitId === null ? null : limitById(db, limitId);
  return {
    ...sharedFields(row),
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    flow_id: text(row, "flow_id"),
    schedules: schedulesOf(db, text(row, "id")),
    concurrency_limit: maybeCount(row, "concurrency_limit"),
    global_concurrency_limit: limit === null ? null : globalToWire(limit),
    job_variables: json(row, "job_variables", {}),
    work_queue_name: maybe(row, "queue_name") ?? maybe(row, "work_queue_name"),
    last_polled: maybe(row, "last_polled"),
    storage_document_id: maybe(row, "storage_document_id"),
    infrastructure_document_id: maybe(row, "infrastructure_document_id"),
    created_by: json(row, "created_by", null),
    updated_by: json(row, "updated_by", null),
    work_pool_name: maybe(row, "work_pool_name"),
    status: isPolled(row, db.now) ? "READY" : "NOT_READY",
  };
}
