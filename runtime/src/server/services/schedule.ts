import { text } from "../data/columns.js";
import type { Data } from "../data/db.js";
import { deploymentById } from "../deployments/rows.js";
import { scheduleRuns } from "../schedules/schedule-runs.js";

/** Each deployment's runs are looked after at least so often; one that has changed, at once. */
const AGAIN_MS = 30_000;

/** Makes the runs of deployments that their schedules are to have, one deployment in each transaction. */
export class Scheduler {
  readonly #data: Data;
  readonly #report: (error: unknown, doing: string) => void;
  readonly #seen = new Map<string, { readonly updated: string; readonly at: number }>();

  constructor(data: Data, report: (error: unknown, doing: string) => void) {
    this.#data = data;
    this.#report = report;
  }

  async look(): Promise<void> {
    const rows = await this.#data.read((db) =>
      db.all(
        `SELECT d.id, max(d.updated, max(s.updated)) AS updated FROM deployments d
          JOIN deployment_schedules s ON s.deployment_id = d.id WHERE d.paused = 0 AND s.active = 1 GROUP BY d.id`,
      ),
    );
    const now = performance.now();
    for (const row of rows) {
      const [id, updated] = [text(row, "id"), text(row, "updated")];
      const seen = this.#seen.get(id);
      if (seen?.updated === updated && now - seen.at < AGAIN_MS) continue;
      this.#seen.set(id, { updated, at: now });
      try {
        await this.#data.write((db) => {
          const deployment = deploymentById(db, id);
          if (deployment !== null) scheduleRuns(db, deployment);
        });
      } catch (error) {
        // one deployment's schedule is not to keep the others from theirs
        this.#report(error, `the schedule of deployment ${id}`);
      }
    }
  }
}
