import type { Json } from "../../python/worker.js";
import type { State, StateDetails, StateType } from "../../state/index.js";
import type {
  Artifact,
  FlowRun,
  LogLine,
  ProcessRecord,
  RunRecord,
  StateEntry,
  TaskInputs,
  TaskRun,
} from "../records.js";
import type { SqlRow, SqlValue } from "./database.js";

/** Run columns, then the joined state's, under the names that `flowRunOf` and `taskRunOf` read. */
export const STATE_OF_RUN = `s.id AS s_id, s.type AS s_type, s.name AS s_name, s.message AS s_message,
  s.timestamp AS s_timestamp, s.details AS s_details, s.data AS s_data`;

export function flowRunOf(row: SqlRow): FlowRun {
  return {
    ...runOf(row),
    flowId: text(row["flow_id"]),
    flowName: text(row["flow_name"]),
    parameters: json(row["parameters"]) as Readonly<Record<string, Json>>,
    parentTaskRunId: nullable(row["parent_task_run_id"]),
    deploymentId: nullable(row["deployment_id"]),
    context: json(row["context"]) as Readonly<Record<string, Json>>,
    policy: policyOf(row),
    processId: nullable(row["process_id"]),
  };
}

export function processOf(row: SqlRow, prefix: string): ProcessRecord | null {
  if (nullable(row[`${prefix}id`]) === null) return null;
  return {
    id: text(row[`${prefix}id`]),
    host: text(row[`${prefix}host`]),
    boot: nullable(row[`${prefix}boot`]),
    pid: Number(row[`${prefix}pid`]),
    started: nullable(row[`${prefix}started`]),
    heartbeat: text(row[`${prefix}heartbeat`]),
  };
}

export function taskRunOf(row: SqlRow): TaskRun {
  return {
    ...runOf(row),
    flowRunId: text(row["flow_run_id"]),
    taskKey: text(row["task_key"]),
    dynamicKey: text(row["dynamic_key"]),
    taskInputs: json(row["task_inputs"]) as TaskInputs,
    flowRunRunCount: Number(row["flow_run_run_count"]),
    policy: policyOf(row),
    inputKey: text(row["input_key"]),
    version: text(row["version"]),
  };
}

export function stateEntryOf(row: SqlRow): StateEntry {
  return {
    ...stateOf(row),
    flowRunId: nullable(row["flow_run_id"]),
    taskRunId: nullable(row["task_run_id"]),
  };
}

export function logLineOf(row: SqlRow): LogLine {
  return {
    id: text(row["id"]),
    name: text(row["name"]),
    level: Number(row["level"]),
    message: text(row["message"]),
    timestamp: text(row["timestamp"]),
    flowRunId: nullable(row["flow_run_id"]),
    taskRunId: nullable(row["task_run_id"]),
  };
}

export function artifactOf(row: SqlRow): Artifact {
  return {
    id: text(row["id"]),
    key: nullable(row["key"]),
    type: text(row["type"]),
    data: json(row["data"]) as Json,
    ...(isReference(row) ? { isReference: true as const } : {}),
    description: nullable(row["description"]),
    created: text(row["created"]),
    updated: text(row["updated"]),
    flowRunId: nullable(row["flow_run_id"]),
    taskRunId: nullable(row["task_run_id"]),
  };
}

function isReference(row: SqlRow): boolean {
  const metadata = nullable(row["metadata"]);
  return metadata !== null && "nbflow-reference" in (JSON.parse(metadata) as object);
}

function runOf(row: SqlRow): RunRecord {
  return {
    id: text(row["id"]),
    name: text(row["name"]),
    created: text(row["created"]),
    tags: json(row["tags"]) as readonly string[],
    state: row["s_id"] === null ? null : stateOf(row),
    runCount: Number(row["run_count"]),
    expectedStartTime: nullable(row["expected_start_time"]),
    startTime: nullable(row["start_time"]),
    endTime: nullable(row["end_time"]),
    totalRunTime: Number(row["total_run_time"]),
  };
}

/** A state from columns that are named as `STATE_OF_RUN` does. */
export function stateOf(row: SqlRow): State {
  const details = nullable(row["s_details"]);
  return {
    id: text(row["s_id"]),
    type: text(row["s_type"]) as StateType,
    name: text(row["s_name"]),
    message: nullable(row["s_message"]),
    timestamp: text(row["s_timestamp"]),
    details: details === null ? {} : (json(details) as StateDetails),
    data: nullable(row["s_data"]),
  };
}

function policyOf(row: SqlRow): { readonly retries: number; readonly retryDelay: readonly number[] } {
  return { retries: Number(row["retries"]), retryDelay: json(row["retry_delay"]) as readonly number[] };
}

function text(value: SqlValue | undefined): string {
  return String(value ?? "");
}

function nullable(value: SqlValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** What the store itself has written. */
function json(value: SqlValue | undefined): unknown {
  return JSON.parse(text(value));
}
