import { maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import type { Event } from "../events/event.js";
import type { SqlRow } from "../../store/sqlite/index.js";

const MOST = 1000;
/** How long a write may take from the time that its state has until it is seen here. */
const OVERLAP_MS = 2000;

/**
 * Notices the states that other processes give to task runs. They are told to those who listen and are not kept: the store has
 * them, and a run of the command line is not to be written twice.
 */
export class TaskRunNews {
  #since: string | null = null;
  #told: ReadonlySet<string> = new Set();

  /** Those that have come since it was last asked. */
  since(db: Db): readonly Event[] {
    const from = this.#since ?? instantOf(msOf(db.now) - OVERLAP_MS);
    this.#since = instantOf(msOf(db.now) - OVERLAP_MS);
    const rows = db.all(
      `SELECT t.id, t.name, t.flow_run_id, t.state_id, t.state_type, t.state_name, t.state_timestamp
        FROM flow_runs r JOIN task_runs t ON t.flow_run_id = r.id
        WHERE (r.state_type IN ('PENDING', 'RUNNING', 'PAUSED', 'CANCELLING') OR r.state_timestamp >= ?)
          AND t.state_timestamp >= ? AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = t.state_id)
        ORDER BY t.state_timestamp LIMIT ${MOST}`,
      from,
      from,
    );
    const news = rows.filter((row) => !this.#told.has(text(row, "state_id")));
    this.#told = new Set(rows.map((row) => text(row, "state_id")));
    if (rows.length === MOST) this.#since = text(rows.at(-1) ?? {}, "state_timestamp");
    return news.map((row) => eventOf(row, db.now));
  }

  /** Nobody listens: what comes now is of no interest later. */
  forget(): void {
    this.#since = null;
    this.#told = new Set();
  }
}

function eventOf(row: SqlRow, now: string): Event {
  const name = text(row, "state_name");
  return {
    id: text(row, "state_id"),
    occurred: text(row, "state_timestamp"),
    received: now,
    event: `prefect.task-run.${name}`,
    resource: {
      "prefect.resource.id": `prefect.task-run.${text(row, "id")}`,
      "prefect.resource.name": text(row, "name"),
      "prefect.state-name": name,
      "prefect.state-timestamp": text(row, "state_timestamp"),
      "prefect.state-type": text(row, "state_type"),
    },
    related: [
      {
        "prefect.resource.id": `prefect.flow-run.${maybe(row, "flow_run_id") ?? ""}`,
        "prefect.resource.role": "flow-run",
      },
    ],
    payload: {},
    follows: null,
  };
}
