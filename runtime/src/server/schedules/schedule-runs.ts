import type { SqlRow } from "../../store/sqlite/index.js";
import { flag, json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { createFlowRun } from "../flow-runs/create.js";
import { ownState } from "../flow-runs/set-state.js";
import { datesOf } from "./schedule.js";
import { schedulesOf, type DeploymentSchedule } from "./rows.js";

export interface Bounds {
  /** When the first run may be due. Default: now. */
  readonly start?: string;
  /** When the last may be. Default: 100 days after the start. */
  readonly end?: string;
  /** Seconds from the start that runs are made for, at least. Default: an hour. */
  readonly minSeconds?: number;
  /** Default: 3. */
  readonly minRuns?: number;
  /** Default: 100. */
  readonly maxRuns?: number;
}

const DAYS = 100;

/** Makes the runs that a deployment's schedules are to have; those that are there already stay as they are. Gives how many are new. */
export function scheduleRuns(db: Db, deployment: SqlRow, bounds: Bounds = {}): number {
  if (flag(deployment, "paused")) return 0;
  let made = 0;
  for (const schedule of schedulesOf(db, text(deployment, "id"))) {
    if (!schedule.active) continue;
    const room = roomOf(db, schedule);
    const due = dueDates(schedule, db.now, bounds);
    let fresh = 0;
    for (const date of due) {
      if (fresh >= room) break;
      if (makeRun(db, deployment, schedule, date)) fresh += 1;
    }
    made += fresh;
  }
  return made;
}

/** How many more runs of a schedule may wait. */
function roomOf(db: Db, { id, max_scheduled_runs }: DeploymentSchedule): number {
  if (max_scheduled_runs === null) return Infinity;
  const row = db.get(
    `SELECT count(*) AS n FROM flow_runs WHERE deployment_id = (SELECT deployment_id FROM deployment_schedules WHERE id = ?)
      AND state_type = 'SCHEDULED' AND json_extract(created_by, '$.id') = ?`,
    id,
    id,
  );
  return max_scheduled_runs - Number(row?.["n"] ?? 0);
}

/** The dates that runs are made for: at least the fewest, and for the least time; never more than the most. */
function dueDates(
  { schedule }: Pick<DeploymentSchedule, "schedule">,
  now: string,
  bounds: Bounds,
): readonly string[] {
  const { minSeconds = 3600, minRuns = 3, maxRuns = 100 } = bounds;
  const start = msOf(bounds.start ?? now);
  const end = bounds.end === undefined ? start + DAYS * 86_400_000 : msOf(bounds.end);
  const dates: string[] = [];
  for (const date of datesOf(schedule, start)) {
    if (date > end || dates.length >= maxRuns) break;
    dates.push(instantOf(date));
    if (dates.length >= minRuns && date >= start + minSeconds * 1000) break;
  }
  return dates;
}

function makeRun(db: Db, deployment: SqlRow, schedule: DeploymentSchedule, date: string): boolean {
  const id = text(deployment, "id");
  const kind =
    "cron" in schedule.schedule
      ? "CronSchedule"
      : "interval" in schedule.schedule
        ? "IntervalSchedule"
        : "RRuleSchedule";
  const { isNew } = createFlowRun(db, {
    flowId: text(deployment, "flow_id"),
    deploymentId: id,
    deploymentVersion: maybe(deployment, "version"),
    workQueueId: maybe(deployment, "work_queue_id"),
    parameters: { ...json<object>(deployment, "parameters", {}), ...schedule.parameters },
    infrastructureDocumentId: maybe(deployment, "infrastructure_document_id"),
    idempotencyKey: `scheduled ${id} ${schedule.id} ${date}`,
    tags: ["auto-scheduled", ...json<readonly string[]>(deployment, "tags", [])],
    labels: json<object>(deployment, "labels", {}),
    autoScheduled: true,
    state: ownState(db, "SCHEDULED", { message: "Flow run scheduled", details: { scheduledTime: date } }),
    createdBy: { id: schedule.id, type: "SCHEDULE", display_value: schedule.slug ?? kind },
  });
  return isNew;
}
