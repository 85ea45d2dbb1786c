import type { State } from "../../state/index.js";
import { insertStateInto, stateColumns, type StateTable } from "../../store/sqlite/index.js";
import type { Db } from "../data/db.js";

/** Keeps a state in a run's history; the same one twice is there once. */
export function insertState(db: Db, table: StateTable, runId: string, state: State): void {
  db.run(`${insertStateInto(table)} ON CONFLICT DO NOTHING`, ...stateColumns(runId, state));
}
