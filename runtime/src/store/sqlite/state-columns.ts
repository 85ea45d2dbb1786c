import type { State, StateDetails } from "../../state/index.js";
import type { SqlValue } from "./database.js";

/** The tables of the states that runs have had. */
export type StateTable = "flow_run_states" | "task_run_states";

/** Keeps a state in a run's history; it takes what `stateColumns` gives. */
export const insertStateInto = (table: StateTable): string =>
  `INSERT INTO ${table} (run_id, id, type, name, message, timestamp, details, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;

export function stateColumns(runId: string, state: State): readonly SqlValue[] {
  const { id, type, name, message, timestamp, details, data } = state;
  return [runId, id, type, name, message, timestamp, detailsText(details), data];
}

/** Details are empty for nearly every state, and then take no room. */
function detailsText(details: StateDetails): string | null {
  for (const _key in details) return JSON.stringify(details);
  return null;
}
