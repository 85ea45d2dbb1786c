import type { Static } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, assignments, flag, json, maybe, maybeCount, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { readSchedule, type Schedule } from "./schedule.js";
import type { SCHEDULE_CREATE, SCHEDULE_UPDATE } from "./schema.js";

export interface DeploymentSchedule {
  readonly id: string;
  readonly created: string;
  readonly updated: string;
  readonly deployment_id: string;
  readonly schedule: Schedule;
  readonly active: boolean;
  readonly max_scheduled_runs: number | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly slug: string | null;
}

export function schedulesOf(db: Db, deploymentId: string): readonly DeploymentSchedule[] {
  return db
    .all("SELECT * FROM deployment_schedules WHERE deployment_id = ? ORDER BY updated DESC, id", deploymentId)
    .map(scheduleOf);
}

export function createSchedule(
  db: Db,
  deploymentId: string,
  given: Static<typeof SCHEDULE_CREATE>,
): DeploymentSchedule {
  const id = newId();
  db.run(
    `INSERT INTO deployment_schedules (id, deployment_id, created, updated, schedule, active, max_scheduled_runs, parameters, slug)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    deploymentId,
    db.now,
    db.now,
    JSON.stringify(readSchedule(given.schedule, db.now)),
    asFlag(given.active ?? true),
    given.max_scheduled_runs ?? null,
    JSON.stringify(given.parameters ?? {}),
    given.slug ?? null,
  );
  return scheduleOf(db.get("SELECT * FROM deployment_schedules WHERE id = ?", id) ?? {});
}

/** False where there is no such schedule. */
export function updateSchedule(
  db: Db,
  deploymentId: string,
  id: string,
  given: Static<typeof SCHEDULE_UPDATE>,
): boolean {
  const set = assignments({
    active: given.active == null ? undefined : asFlag(given.active),
    schedule: given.schedule == null ? undefined : JSON.stringify(readSchedule(given.schedule, db.now)),
    max_scheduled_runs: given.max_scheduled_runs,
    parameters: given.parameters === undefined ? undefined : JSON.stringify(given.parameters),
    slug: given.slug ?? undefined,
    updated: db.now,
  });
  return (
    db.run(
      `UPDATE deployment_schedules SET ${set?.sql ?? "id = id"} WHERE id = ? AND deployment_id = ?`,
      ...(set?.values ?? []),
      id,
      deploymentId,
    ) > 0
  );
}

function scheduleOf(row: SqlRow): DeploymentSchedule {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    deployment_id: text(row, "deployment_id"),
    schedule: json<Schedule>(row, "schedule", { rrule: "", timezone: "UTC" }),
    active: flag(row, "active"),
    max_scheduled_runs: maybeCount(row, "max_scheduled_runs"),
    parameters: json<Readonly<Record<string, unknown>>>(row, "parameters", {}),
    slug: maybe(row, "slug"),
  };
}
