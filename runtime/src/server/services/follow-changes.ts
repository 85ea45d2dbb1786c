import { stateOf, STATE_OF_RUN } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import type { Data } from "../data/db.js";
import { flowRunEvent } from "../flow-runs/event.js";
import { flowRunById } from "../flow-runs/rows.js";
import type { EventBus } from "../events/bus.js";
import type { LogTail } from "../logs/tail.js";
import { TaskRunNews } from "./tell-task-runs.js";

const MOST = 500;

/**
 * Notices what other processes write into the store, such as a run of the command line, and tells of it as if it had come over the
 * API: the states of flow runs and task runs as events, the lines of logs to those who follow them.
 */
export class ChangeFollower {
  readonly #data: Data;
  readonly #tail: LogTail;
  readonly #bus: EventBus;
  readonly #taskRuns = new TaskRunNews();
  #version: number | null = null;
  #since: string | null = null;

  constructor(data: Data, tail: LogTail, bus: EventBus) {
    this.#data = data;
    this.#tail = tail;
    this.#bus = bus;
  }

  /** Looks once; cheap where nothing has changed. */
  async look(): Promise<void> {
    await this.#tail.look();
    const { version, latest } = await this.#data.read((db) => ({
      version: Number(db.get("PRAGMA data_version")?.["data_version"] ?? 0),
      latest: this.#since ?? String(db.get("SELECT max(state_timestamp) AS t FROM flow_runs")?.["t"] ?? ""),
    }));
    this.#since = latest;
    if (version === this.#version) return;
    const isFirst = this.#version === null;
    this.#version = version;
    if (isFirst) return;
    await this.#tellTaskRuns();
    await this.#tellStates();
  }

  async #tellTaskRuns(): Promise<void> {
    if (!this.#bus.isHeard) return this.#taskRuns.forget();
    this.#bus.publish(await this.#data.read((db) => this.#taskRuns.since(db)));
  }

  async #tellStates(): Promise<void> {
    const rows = await this.#data.read((db) =>
      db.all(
        `SELECT r.id AS run, r.state_timestamp AS changed, ${STATE_OF_RUN} FROM flow_runs r
          JOIN flow_run_states s ON s.run_id = r.id AND s.id = r.state_id
          WHERE r.state_timestamp >= ? AND NOT EXISTS (SELECT 1 FROM events e WHERE e.id = r.state_id)
          ORDER BY r.state_timestamp LIMIT ${MOST}`,
        this.#since ?? "",
      ),
    );
    if (rows.length === 0) return;
    await this.#data.write((db) => {
      for (const row of rows) {
        const served = flowRunById(db, text(row, "run"));
        if (served !== null) db.emit(flowRunEvent(db, served.run, served.row, null, stateOf(row)));
      }
    });
    this.#since = text(rows.at(-1) ?? {}, "changed");
  }
}
