import type { State } from "../../state/index.js";
import type { Db } from "../data/db.js";

/** Keeps a state in a run's history; the same one twice is there once. */
export function insertState(
  db: Db,
  table: "flow_run_states" | "task_run_states",
  runId: string,
  state: State,
): void {
  const details = Object.keys(state.details).length === 0 ? null : JSON.stringify(state.details);
  db.run(
    `INSERT INTO ${table} (run_id, id, type, name, message, timestamp, details, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING`,
    runId,
    state.id,
    state.type,
    state.name,
    state.message,
    state.timestamp,
    details,
    state.data,
  );
}
