import type { SqlRow } from "../../store/sqlite/index.js";
import { maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import type { Labels } from "./event.js";

/** Tells what has happened to a work pool, such as `created` or `ready`. */
export function tellPool(db: Db, what: string, row: SqlRow): void {
  tell(db, `work-pool.${what}`, poolLabels(row), []);
}

/** The same of a queue: a row with its pool's id. */
export function tellQueue(db: Db, what: string, row: SqlRow): void {
  const pool = db.get("SELECT * FROM work_pools WHERE id = ?", text(row, "work_pool_id"));
  const labels = { ...named("work-queue", row), "prefect.resource.role": "work-queue" };
  tell(db, `work-queue.${what}`, labels, pool === null ? [] : [inRole("work-pool", poolLabels(pool))]);
}

/** The same of a deployment, with its flow, queue and pool. */
export function tellDeployment(db: Db, what: string, row: SqlRow): void {
  const flow = db.get("SELECT id, name FROM flows WHERE id = ?", text(row, "flow_id"));
  const queue = db.get("SELECT * FROM work_queues WHERE id = ?", maybe(row, "work_queue_id"));
  const pool = queue && db.get("SELECT * FROM work_pools WHERE id = ?", text(queue, "work_pool_id"));
  tell(db, `deployment.${what}`, named("deployment", row), [
    ...(flow === null ? [] : [inRole("flow", named("flow", flow))]),
    ...(queue === null ? [] : [inRole("work-queue", named("work-queue", queue))]),
    ...(pool === null ? [] : [inRole("work-pool", poolLabels(pool))]),
  ]);
}

/** The same of an automation, with what it is as the API shows it. */
export function tellAutomation(db: Db, what: string, wire: Readonly<Record<string, unknown>>): void {
  const resource = {
    "prefect.resource.id": `prefect.automation.${String(wire["id"])}`,
    "prefect.resource.name": String(wire["name"]),
  };
  tell(db, `automation.${what}`, resource, [], wire);
}

function tell(
  db: Db,
  event: string,
  resource: Labels,
  related: readonly Labels[],
  payload: Readonly<Record<string, unknown>> = {},
): void {
  const at = { occurred: db.now, received: db.now, follows: null };
  db.emit({ id: newId(), event: `prefect.${event}`, resource, related, payload, ...at });
}

function named(kind: string, row: SqlRow): Labels {
  return {
    "prefect.resource.id": `prefect.${kind}.${text(row, "id")}`,
    "prefect.resource.name": text(row, "name"),
  };
}

function poolLabels(row: SqlRow): Labels {
  return { ...named("work-pool", row), "prefect.work-pool.type": text(row, "type") };
}

function inRole(role: string, labels: Labels): Labels {
  return { ...labels, "prefect.resource.role": role };
}
