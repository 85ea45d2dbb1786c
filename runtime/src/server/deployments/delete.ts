import { maybe } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { tellDeployment } from "../events/things.js";
import { deleteFlowRuns } from "../flow-runs/delete.js";

/** Deletes deployments with their schedules and the runs that are still to come; runs that have been stay. */
export function deleteDeployments(db: Db, ids: readonly string[]): void {
  for (const id of ids) {
    const row = db.get("SELECT * FROM deployments WHERE id = ?", id);
    if (row !== null) tellDeployment(db, "deleted", row);
    const limit = row === null ? null : maybe(row, "concurrency_limit_id");
    db.run("DELETE FROM deployment_schedules WHERE deployment_id = ?", id);
    deleteScheduledRuns(db, id);
    db.run("UPDATE flow_runs SET deployment_id = NULL WHERE deployment_id = ?", id);
    db.run("DELETE FROM deployments WHERE id = ?", id);
    if (limit !== null)
      db.run("DELETE FROM global_limits WHERE id = ? AND name = ?", limit, `deployment:${id}`);
  }
}

/** Deletes the runs that the scheduler has made and nothing has taken yet. */
export function deleteScheduledRuns(db: Db, deploymentId: string): void {
  const rows = db.all(
    "SELECT id FROM flow_runs WHERE deployment_id = ? AND state_type = 'SCHEDULED' AND auto_scheduled = 1",
    deploymentId,
  );
  deleteFlowRuns(
    db,
    rows.map((row) => String(row["id"])),
  );
}
