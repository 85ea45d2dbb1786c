import type {
  Artifact,
  ArtifactFilter,
  FlowRun,
  FlowRunFilter,
  LogFilter,
  LogLine,
  OfRun,
  ProcessRecord,
  StateEntry,
  TaskRun,
} from "../records.js";
import type { StoredResult } from "../../values/index.js";
import type { SqlValue, Statement } from "./database.js";
import {
  artifactOf,
  flowRunOf,
  logLineOf,
  processOf,
  STATE_OF_RUN,
  stateEntryOf,
  taskRunOf,
} from "./rows.js";

type Prepare = (sql: string) => Statement;

const FLOW_RUNS = `SELECT r.*, f.name AS flow_name, ${STATE_OF_RUN} FROM flow_runs r
  JOIN flows f ON f.id = r.flow_id LEFT JOIN flow_run_states s ON s.run_id = r.id AND s.id = r.state_id`;
const TASK_RUNS = `SELECT r.*, ${STATE_OF_RUN} FROM task_runs r
  LEFT JOIN task_run_states s ON s.run_id = r.id AND s.id = r.state_id`;
const DEFAULT_LIMIT = 200;

export function flowRunById(prepare: Prepare, id: string): FlowRun | null {
  const row = prepare(`${FLOW_RUNS} WHERE r.id = ?`).all([id])[0];
  return row === undefined ? null : flowRunOf(row);
}

export function listFlowRuns(prepare: Prepare, filter: FlowRunFilter): readonly FlowRun[] {
  const where = new Conditions();
  if (filter.ids !== undefined) where.isOneOf("r.id", filter.ids);
  if (filter.idPrefix !== undefined)
    where.add("substr(r.id, 1, ?) = ?", filter.idPrefix.length, filter.idPrefix);
  if (filter.names !== undefined) where.isOneOf("r.name", filter.names);
  if (filter.flowNames !== undefined) where.isOneOf("f.name", filter.flowNames);
  if (filter.stateTypes !== undefined) where.isOneOf("r.state_type", filter.stateTypes);
  if (filter.parentTaskRunId === null) where.add("r.parent_task_run_id IS NULL");
  else if (filter.parentTaskRunId !== undefined)
    where.add("r.parent_task_run_id = ?", filter.parentTaskRunId);
  return prepare(`${FLOW_RUNS} ${where.text} ORDER BY r.id DESC LIMIT ? OFFSET ?`)
    .all([...where.values, filter.limit ?? DEFAULT_LIMIT, filter.offset ?? 0])
    .map(flowRunOf);
}

/** A run that is run by a process: nothing else is to go on with it. */
const IN_PROCESS = "('PENDING', 'RUNNING', 'PAUSED', 'CANCELLING', 'SCHEDULED')";

export function listRunsInProcess(
  prepare: Prepare,
): readonly { readonly flowRun: FlowRun; readonly process: ProcessRecord | null }[] {
  const columns = ["id", "host", "boot", "pid", "started", "heartbeat"].map(
    (name) => `p.${name} AS p_${name}`,
  );
  return prepare(
    `${FLOW_RUNS.replace("SELECT ", `SELECT ${columns.join(", ")}, `)} LEFT JOIN processes p ON p.id = r.process_id
      WHERE r.state_type IN ${IN_PROCESS} AND r.state_name NOT IN ('Suspended', 'Resuming') AND r.process_id IS NOT NULL ORDER BY r.id`,
  )
    .all([])
    .map((row) => ({ flowRun: flowRunOf(row), process: processOf(row, "p_") }));
}

export function cachedData(prepare: Prepare, key: string, now: Date): string | null {
  const row = prepare(
    "SELECT data FROM cache_entries WHERE key = ? AND (expires IS NULL OR expires > ?)",
  ).all([key, now.toISOString()])[0];
  return row === undefined ? null : String(row["data"]);
}

export function resultByKey(prepare: Prepare, key: string): StoredResult | null {
  const row = prepare("SELECT serializer, data FROM results WHERE key = ?").all([key])[0];
  if (row === undefined) return null;
  return {
    key,
    serializer: String(row["serializer"]) as StoredResult["serializer"],
    bytes: new Uint8Array(row["data"] as unknown as ArrayBuffer),
  };
}

export function taskRunById(prepare: Prepare, id: string): TaskRun | null {
  const row = prepare(`${TASK_RUNS} WHERE r.id = ?`).all([id])[0];
  return row === undefined ? null : taskRunOf(row);
}

export function listTaskRuns(prepare: Prepare, flowRunId: string): readonly TaskRun[] {
  return prepare(`${TASK_RUNS} WHERE r.flow_run_id = ? ORDER BY r.id`).all([flowRunId]).map(taskRunOf);
}

export function listStates(prepare: Prepare, of: OfRun): readonly StateEntry[] {
  const entries: StateEntry[] = [];
  const read = (table: string, column: string, id: string): void => {
    const other = column === "flow_run_id" ? "task_run_id" : "flow_run_id";
    const rows = prepare(
      `SELECT s.run_id AS ${column}, NULL AS ${other}, ${STATE_OF_RUN} FROM ${table} s WHERE s.run_id = ? ORDER BY s.id`,
    ).all([id]);
    entries.push(...rows.map(stateEntryOf));
  };
  if (of.flowRunId !== undefined) read("flow_run_states", "flow_run_id", of.flowRunId);
  if (of.taskRunId !== undefined) read("task_run_states", "task_run_id", of.taskRunId);
  return entries;
}

export function listLogs(prepare: Prepare, filter: LogFilter): readonly LogLine[] {
  const where = ofRun(filter);
  if (filter.minLevel !== undefined) where.add("level >= ?", filter.minLevel);
  if (filter.after !== undefined) where.add("id > ?", filter.after);
  return prepare(`SELECT * FROM logs ${where.text} ORDER BY id LIMIT ?`)
    .all([...where.values, filter.limit ?? -1])
    .map(logLineOf);
}

export function listArtifacts(prepare: Prepare, filter: ArtifactFilter): readonly Artifact[] {
  const where = ofRun(filter);
  if (filter.type !== undefined) where.add("type = ?", filter.type);
  if (filter.key !== undefined) where.add("key = ?", filter.key);
  return prepare(`SELECT * FROM artifacts ${where.text} ORDER BY id`).all(where.values).map(artifactOf);
}

function ofRun({ flowRunId, taskRunId }: OfRun): Conditions {
  const where = new Conditions();
  if (flowRunId !== undefined) where.add("flow_run_id = ?", flowRunId);
  if (taskRunId !== undefined) where.add("task_run_id = ?", taskRunId);
  return where;
}

class Conditions {
  readonly #parts: string[] = [];
  readonly #values: SqlValue[] = [];

  add(condition: string, ...values: readonly SqlValue[]): void {
    this.#parts.push(condition);
    this.#values.push(...values);
  }

  isOneOf(column: string, values: readonly string[]): void {
    this.add(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(values));
  }

  get text(): string {
    return this.#parts.length === 0 ? "" : `WHERE ${this.#parts.join(" AND ")}`;
  }

  get values(): readonly SqlValue[] {
    return this.#values;
  }
}
