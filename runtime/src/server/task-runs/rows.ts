import type { TaskRun } from "../../store/index.js";
import { STATE_OF_RUN, taskRunOf, type SqlRow } from "../../store/sqlite/index.js";
import { json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Condition } from "../filters/condition.js";
import { countRows, findRows } from "../filters/find.js";
import { estimatedRunTime, lateness } from "../flow-runs/rows.js";
import { stateToWire } from "../states/wire.js";

export interface ServedTaskRun {
  readonly run: TaskRun;
  readonly row: SqlRow;
}

const ORDER: Readonly<Record<string, string>> = {
  ID_DESC: "t.id DESC",
  EXPECTED_START_TIME_ASC: "t.expected_start_time ASC, t.id",
  EXPECTED_START_TIME_DESC: "t.expected_start_time DESC, t.id DESC",
  NAME_ASC: "t.name ASC, t.id",
  NAME_DESC: "t.name DESC, t.id DESC",
  NEXT_SCHEDULED_START_TIME_ASC: "t.next_scheduled_start_time ASC, t.id",
  END_TIME_DESC: "t.end_time DESC, t.id DESC",
};

const SELECT = `SELECT t.*, ${STATE_OF_RUN} FROM task_runs t
  LEFT JOIN task_run_states s ON s.run_id = t.id AND s.id = t.state_id`;

export function taskRunById(db: Db, id: string): ServedTaskRun | null {
  const row = db.get(`${SELECT} WHERE t.id = ?`, id);
  return row === null ? null : served(row);
}

export function findTaskRuns(
  db: Db,
  asked: Condition | null,
  sort = "ID_DESC",
  limit = 200,
  offset = 0,
): readonly ServedTaskRun[] {
  return findRows(db, SELECT, asked, ORDER[sort] ?? "t.id DESC", { limit, offset }).map(served);
}

export function countTaskRuns(db: Db, asked: Condition | null): number {
  return countRows(db, "task_runs t", asked);
}

/** The task run of a flow run that has these keys. */
export function taskRunByKeys(
  db: Db,
  flowRunId: string,
  taskKey: string,
  dynamicKey: string,
): ServedTaskRun | null {
  const row = db.get(
    `${SELECT} WHERE t.flow_run_id = ? AND t.task_key = ? AND t.dynamic_key = ?`,
    flowRunId,
    taskKey,
    dynamicKey,
  );
  return row === null ? null : served(row);
}

function served(row: SqlRow): ServedTaskRun {
  return { run: taskRunOf(row), row };
}

export function taskRunToWire({ run, row }: ServedTaskRun, now: string): Readonly<Record<string, unknown>> {
  const delays = run.policy.retryDelay;
  const flowRunId = run.flowRunId === "" ? null : run.flowRunId;
  return {
    id: run.id,
    created: run.created,
    updated: maybe(row, "updated") ?? run.state?.timestamp ?? run.created,
    name: run.name,
    flow_run_id: flowRunId,
    task_key: run.taskKey,
    dynamic_key: run.dynamicKey,
    cache_key: maybe(row, "cache_key"),
    cache_expiration: maybe(row, "cache_expiration"),
    task_version: run.version === "" ? null : run.version,
    empirical_policy: {
      max_retries: 0,
      retry_delay_seconds: 0,
      retries: run.policy.retries,
      retry_delay: delays.length === 0 ? null : delays.length === 1 ? delays[0] : delays,
      retry_jitter_factor: row["retry_jitter_factor"] ?? null,
    },
    tags: run.tags,
    labels: json(row, "labels", {}),
    state_id: run.state?.id ?? null,
    task_inputs: run.taskInputs,
    state_type: run.state?.type ?? null,
    state_name: run.state?.name ?? null,
    run_count: run.runCount,
    flow_run_run_count: run.flowRunRunCount,
    expected_start_time: run.expectedStartTime,
    next_scheduled_start_time: maybe(row, "next_scheduled_start_time"),
    start_time: run.startTime,
    end_time: run.endTime,
    total_run_time: run.totalRunTime,
    estimated_run_time: estimatedRunTime(run, now),
    estimated_start_time_delta: lateness(run, now),
    state: run.state === null ? null : stateToWire(run.state, { flowRunId, taskRunId: text(row, "id") }),
  };
}
