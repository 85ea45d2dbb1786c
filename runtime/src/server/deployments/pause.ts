import type { Db } from "../data/db.js";
import { deleteScheduledRuns } from "./delete.js";

/** Lets a deployment's schedules wait, whose runs are no longer planned then, or go on. */
export function pauseDeployment(db: Db, id: string, isPaused: boolean): void {
  db.run("UPDATE deployments SET paused = ?, updated = ? WHERE id = ?", isPaused ? 1 : 0, db.now, id);
  if (isPaused) deleteScheduledRuns(db, id);
}
