import { END_TYPES } from "../../state/index.js";
import type { RunSize } from "../run-store.js";
import { contentLength, DELETE_CONTENTS } from "./contents.js";
import type { Statement } from "./database.js";

type Prepare = (sql: string) => Statement;

/** The flow runs that no other run stands above, each with those below it. */
const TREE = `WITH RECURSIVE tree (root, id) AS (
  SELECT id, id FROM flow_runs WHERE parent_task_run_id IS NULL
  UNION ALL
  SELECT tree.root, f.id FROM tree JOIN task_runs t ON t.flow_run_id = tree.id
    JOIN flow_runs f ON f.parent_task_run_id = t.id)`;
const STORAGE_KEY = (data: string) =>
  `CASE WHEN json_valid(${data}) THEN json_extract(${data}, '$.storage_key') END`;
/** What a row costs besides its texts. */
const ROW = 200;

export function listRunSizes(prepare: Prepare): readonly RunSize[] {
  const rows = prepare(
    `${TREE} SELECT r.id, r.created, r.state_type, (SELECT sum(
      coalesce((SELECT sum(length(message) + ${ROW}) FROM logs WHERE flow_run_id = tree.id), 0)
      + coalesce((SELECT sum(length(data) + ${ROW}) FROM artifacts WHERE flow_run_id = tree.id), 0)
      + coalesce(${contentLength("tree.id")}, 0)
      + coalesce((SELECT sum(length(coalesce(s.data, '')) + length(coalesce(s.details, '')) + ${ROW} + coalesce(
          (SELECT size FROM results WHERE key = ${STORAGE_KEY("s.data")}), 0))
        FROM task_runs t JOIN task_run_states s ON s.run_id = t.id WHERE t.flow_run_id = tree.id), 0))
      FROM tree WHERE tree.root = r.id) AS bytes
    FROM flow_runs r WHERE r.parent_task_run_id IS NULL ORDER BY r.id DESC`,
  ).all([]);
  return rows.map((row) => ({
    id: String(row["id"]),
    created: String(row["created"]),
    stateType: row["state_type"] as RunSize["stateType"],
    bytes: Number(row["bytes"]),
  }));
}

/** Deletes those of the runs that have ended by now, with all that only they need; gives their ids. */
export function deleteRuns(prepare: Prepare, ids: readonly string[], now: Date): readonly string[] {
  const roots = column(
    prepare(
      `SELECT id FROM flow_runs WHERE id IN (SELECT value FROM json_each(?))
        AND state_type IN (SELECT value FROM json_each(?))`,
    ).all([JSON.stringify(ids), JSON.stringify(END_TYPES)]),
  );
  const flowRuns = JSON.stringify(
    column(
      prepare(`${TREE} SELECT id FROM tree WHERE root IN (SELECT value FROM json_each(?))`).all([
        JSON.stringify(roots),
      ]),
    ),
  );
  const ofFlowRun = "flow_run_id IN (SELECT value FROM json_each(?))";
  for (const statement of [
    `DELETE FROM task_run_states WHERE run_id IN (SELECT id FROM task_runs WHERE ${ofFlowRun})`,
    `DELETE FROM concurrency_slots WHERE task_run_id IN (SELECT id FROM task_runs WHERE ${ofFlowRun})`,
    `DELETE FROM logs WHERE ${ofFlowRun}`,
    `DELETE FROM artifacts WHERE ${ofFlowRun}`,
    DELETE_CONTENTS,
    `DELETE FROM flow_run_inputs WHERE ${ofFlowRun}`,
    `DELETE FROM task_runs WHERE ${ofFlowRun}`,
    "DELETE FROM flow_run_states WHERE run_id IN (SELECT value FROM json_each(?))",
    "DELETE FROM flow_runs WHERE id IN (SELECT value FROM json_each(?))",
  ])
    prepare(statement).run([flowRuns]);
  prepare("DELETE FROM cache_entries WHERE expires <= ?").run([now.toISOString()]);
  prepare(
    `DELETE FROM results WHERE key NOT IN (
      SELECT key FROM (SELECT ${STORAGE_KEY("data")} AS key FROM task_run_states
        UNION SELECT ${STORAGE_KEY("data")} FROM cache_entries) WHERE key IS NOT NULL)`,
  ).run([]);
  return roots;
}

/** The files of values that some run still names. */
export function valueFiles(prepare: Prepare): ReadonlySet<string> {
  const rows = prepare("SELECT key FROM results WHERE serializer = 'python'").all([]);
  return new Set(rows.map((row) => String(row["key"])));
}

function column(rows: ReturnType<Statement["all"]>): string[] {
  return rows.map((row) => String(row["id"]));
}
