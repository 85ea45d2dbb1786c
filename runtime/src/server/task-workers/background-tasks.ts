import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { taskRunById, type ServedTaskRun } from "../task-runs/rows.js";

/** What runs tasks in the background, as long as it is connected. */
export interface TaskWorker {
  readonly identifier: string;
  readonly task_keys: readonly string[];
  /** When it was last heard of. */
  readonly timestamp: string;
}

/**
 * Hands task runs that wait to be run in the background to the workers that run such tasks: each to one, in the order in which they
 * were made. One that its worker has acknowledged is the worker's; what was handed out before the server began anew, and still waits,
 * is handed out again.
 */
export class BackgroundTasks {
  readonly #workers = new Map<object, TaskWorker>();
  /** The states of task runs that were handed out, of those that still have them. */
  #handed = new Set<string>();

  join(socket: object, worker: TaskWorker): void {
    this.#workers.set(socket, worker);
  }

  leave(socket: object): void {
    this.#workers.delete(socket);
  }

  get workers(): readonly TaskWorker[] {
    return [...this.#workers.values()];
  }

  /** The next task run of these tasks that nobody has; null for none. */
  take(db: Db, keys: readonly string[]): ServedTaskRun | null {
    const rows = db.all(
      `SELECT t.id, t.state_id FROM task_runs t JOIN task_run_states s ON s.run_id = t.id AND s.id = t.state_id
        WHERE t.state_type = 'SCHEDULED' AND t.task_key IN (SELECT value FROM json_each(?))
        AND json_extract(s.details, '$.deferred') = 1 ORDER BY t.id LIMIT ?`,
      JSON.stringify(keys),
      this.#handed.size + 1,
    );
    const next = rows.find((row) => !this.#handed.has(text(row, "state_id")));
    if (next === undefined) return null;
    this.#handed.add(text(next, "state_id"));
    return taskRunById(db, text(next, "id"));
  }

  /** The worker did not take it. */
  giveBack(run: ServedTaskRun): void {
    this.#handed.delete(run.run.state?.id ?? "");
  }

  /** Forgets those that have gone on. */
  tidy(db: Db): void {
    const waiting = db.all(
      "SELECT state_id FROM task_runs WHERE state_type = 'SCHEDULED' AND state_id IN (SELECT value FROM json_each(?))",
      JSON.stringify([...this.#handed]),
    );
    this.#handed = new Set(waiting.map((row) => text(row, "state_id")));
  }
}
