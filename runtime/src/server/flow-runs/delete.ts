import { DELETE_CONTENTS } from "../../store/sqlite/index.js";
import type { Db } from "../data/db.js";
import { giveLease, leasesOfRun } from "../concurrency/leases.js";

const ALL = "IN (SELECT value FROM json_each(?))";

/** Deletes flow runs with their task runs, states, logs, artifacts (with what they refer to) and inputs. */
export function deleteFlowRuns(db: Db, ids: readonly string[]): void {
  const list = JSON.stringify(ids);
  for (const id of ids) for (const lease of leasesOfRun(db, id)) giveLease(db, lease);
  db.run(
    `DELETE FROM task_run_states WHERE run_id IN (SELECT id FROM task_runs WHERE flow_run_id ${ALL})`,
    list,
  );
  db.run(`DELETE FROM flow_run_states WHERE run_id ${ALL}`, list);
  for (const table of ["logs", "artifacts", "flow_run_inputs", "task_runs"]) {
    db.run(`DELETE FROM ${table} WHERE flow_run_id ${ALL}`, list);
  }
  db.run(DELETE_CONTENTS, list);
  db.run(`DELETE FROM flow_runs WHERE id ${ALL}`, list);
}
