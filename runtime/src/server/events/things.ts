import { isDeepStrictEqual } from "node:util";
import type { SqlRow } from "../../store/sqlite/index.js";
import { maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import type { Labels } from "./event.js";

type Fields = Readonly<Record<string, unknown>>;

/** Tells what has happened to a work pool, such as `created` or `ready`. */
export function tellPool(db: Db, what: string, row: SqlRow, payload: Fields = {}): void {
  tell(db, `work-pool.${what}`, poolLabels(row), [], payload);
}

/** The same of a queue: a row with its pool's id. */
export function tellQueue(db: Db, what: string, row: SqlRow, payload: Fields = {}): void {
  const pool = db.get("SELECT * FROM work_pools WHERE id = ?", text(row, "work_pool_id"));
  const labels = { ...named("work-queue", row), "prefect.resource.role": "work-queue" };
  const related = pool === null ? [] : [inRole("work-pool", poolLabels(pool))];
  tell(db, `work-queue.${what}`, labels, related, payload);
}

/** The same of a deployment, with its flow, queue and pool. */
export function tellDeployment(db: Db, what: string, row: SqlRow, payload: Fields = {}): void {
  const flow = db.get("SELECT id, name FROM flows WHERE id = ?", text(row, "flow_id"));
  const queue = db.get("SELECT * FROM work_queues WHERE id = ?", maybe(row, "work_queue_id"));
  const pool = queue && db.get("SELECT * FROM work_pools WHERE id = ?", text(queue, "work_pool_id"));
  const related = [
    ...(flow === null ? [] : [inRole("flow", named("flow", flow))]),
    ...(queue === null ? [] : [inRole("work-queue", named("work-queue", queue))]),
    ...(pool === null ? [] : [inRole("work-pool", poolLabels(pool))]),
  ];
  tell(db, `deployment.${what}`, named("deployment", row), related, payload);
}

/** Tells which fields of one of these have changed, what they were and what they are; nothing where none has. */
export function tellUpdated(
  db: Db,
  tellThing: typeof tellPool,
  fieldsOf: (row: SqlRow) => Fields,
  before: SqlRow,
  after: SqlRow | null,
): void {
  if (after === null) return;
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const changed = Object.keys(now).filter((name) => !isDeepStrictEqual(old[name], now[name]));
  if (changed.length === 0) return;
  const updates = Object.fromEntries(changed.map((name) => [name, { from: old[name], to: now[name] }]));
  tellThing(db, "updated", after, { updated_fields: changed, updates });
}

/** The same of an automation, with what it is as the API shows it. */
export function tellAutomation(db: Db, what: string, wire: Fields): void {
  const resource = {
    "prefect.resource.id": `prefect.automation.${String(wire["id"])}`,
    "prefect.resource.name": String(wire["name"]),
  };
  tell(db, `automation.${what}`, resource, [], wire);
}

function tell(db: Db, event: string, resource: Labels, related: readonly Labels[], payload: Fields): void {
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
