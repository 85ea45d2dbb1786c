import { END_TYPES } from "../../state/index.js";
import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { giveExpired } from "../concurrency/leases.js";
import { flowRunById } from "../flow-runs/rows.js";
import { ownState, setFlowRunState } from "../flow-runs/set-state.js";
import { taskRunById } from "../task-runs/rows.js";
import { setTaskRunState } from "../task-runs/set-state.js";

/** Seconds after its time at which a run that nothing has taken is late. */
const LATE_SECONDS = 15;
/** Seconds that a run may take to obey before it counts as cancelled. */
const CANCELLING_SECONDS = 300;
const EVENT_DAYS = 7;
const MOST = 400;
const ENDED = END_TYPES.map((type) => `'${type}'`).join(", ");

/** Runs that were due and that nothing has taken. */
export function markLate(db: Db): void {
  const rows = db.all(
    `SELECT id, next_scheduled_start_time AS due FROM flow_runs INDEXED BY flow_runs_by_state WHERE state_type = 'SCHEDULED'
      AND state_name = 'Scheduled' AND next_scheduled_start_time <= ? LIMIT ${MOST}`,
    ago(db, LATE_SECONDS),
  );
  for (const row of rows) {
    const served = flowRunById(db, text(row, "id"));
    if (served === null) continue;
    const state = ownState(db, "SCHEDULED", { name: "Late", details: { scheduledTime: text(row, "due") } });
    setFlowRunState(db, served, state);
  }
}

/** Runs that were asked to end and have not said that they have. */
export function endCancelling(db: Db): void {
  const rows = db.all(
    `SELECT id FROM flow_runs WHERE state_type = 'CANCELLING' AND state_timestamp <= ? AND process_id IS NULL LIMIT ${MOST}`,
    ago(db, CANCELLING_SECONDS),
  );
  for (const row of rows) {
    const served = flowRunById(db, text(row, "id"));
    if (served === null) continue;
    const message = "Flow run cancellation timed out; marked this flow run as Cancelled.";
    setFlowRunState(db, served, ownState(db, "CANCELLED", { message }));
  }
}

/** What ran in a flow run that was cancelled is cancelled too; subflows of deployments are asked to end. */
export function cancelChildren(db: Db): void {
  const message = "The parent flow run was cancelled.";
  const tasks = db.all(
    `SELECT t.id FROM flow_runs r JOIN task_runs t ON t.flow_run_id = r.id WHERE r.state_type = 'CANCELLED'
      AND r.state_timestamp >= ? AND r.process_id IS NULL AND t.state_type NOT IN (${ENDED}) LIMIT ${MOST}`,
    ago(db, 3600),
  );
  for (const row of tasks) {
    const served = taskRunById(db, text(row, "id"));
    if (served !== null) setTaskRunState(db, served, ownState(db, "CANCELLED", { message }), true);
  }
  const flows = db.all(
    `SELECT c.id FROM flow_runs r JOIN task_runs t ON t.flow_run_id = r.id JOIN flow_runs c ON c.parent_task_run_id = t.id
      WHERE r.state_type = 'CANCELLED' AND r.state_timestamp >= ? AND r.process_id IS NULL
      AND c.state_type NOT IN (${ENDED}, 'CANCELLING') LIMIT ${MOST}`,
    ago(db, 3600),
  );
  for (const row of flows) {
    const served = flowRunById(db, text(row, "id"));
    if (served === null) continue;
    const type = served.run.deploymentId === null ? "CANCELLED" : "CANCELLING";
    setFlowRunState(db, served, ownState(db, type, { message }));
  }
}

/** Runs that were paused for longer than they were to be. */
export function failPaused(db: Db): void {
  const rows = db.all(
    `SELECT r.id FROM flow_runs r JOIN flow_run_states s ON s.run_id = r.id AND s.id = r.state_id
      WHERE r.state_type = 'PAUSED' AND r.process_id IS NULL AND json_extract(s.details, '$.pauseTimeout') < ? LIMIT ${MOST}`,
    db.now,
  );
  for (const row of rows) {
    const served = flowRunById(db, text(row, "id"));
    if (served === null) continue;
    setFlowRunState(
      db,
      served,
      ownState(db, "FAILED", { message: "The flow was paused and never resumed." }),
    );
  }
}

/** Slots whose holders are not heard of any more. */
export function freeLeases(db: Db): void {
  giveExpired(db);
}

/** Events older than a week; what runs did stays with them. The last one stays: the places of events must not begin anew. */
export function forgetEvents(db: Db): void {
  const before = instantOf(msOf(db.now) - EVENT_DAYS * 86_400_000);
  db.run(
    `DELETE FROM events WHERE rowid IN (SELECT rowid FROM events WHERE occurred < ? AND rowid < (SELECT max(rowid) FROM events)
      LIMIT 10000)`,
    before,
  );
}

function ago(db: Db, seconds: number): string {
  return instantOf(msOf(db.now) - seconds * 1000);
}
