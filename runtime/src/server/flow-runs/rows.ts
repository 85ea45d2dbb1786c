import { isTerminal } from "../../state/index.js";
import { flowRunOf, STATE_OF_RUN, type SqlRow } from "../../store/sqlite/index.js";
import type { FlowRun } from "../../store/index.js";
import { flag, json, maybe } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { secondsBetween } from "../data/instant.js";
import type { Condition } from "../filters/condition.js";
import { countRows, findRows } from "../filters/find.js";
import { stateToWire } from "../states/wire.js";
import type { FlowRunSort } from "./schema.js";

/** What a flow run is allowed besides retries, as Prefect's policy has it. */
export interface RunPolicy {
  readonly pause_keys: readonly string[];
  readonly resuming: boolean;
  readonly retry_type: "in_process" | "reschedule" | null;
  /** Retries as they were given over the API, where that may be null; other runs have none here. */
  readonly retries?: number | null;
  readonly retry_delay?: number | null;
}

/** A flow run as the server has it: what the run store knows of it, and the rest. */
export interface ServedFlowRun {
  readonly run: FlowRun;
  readonly policy: RunPolicy;
  readonly row: SqlRow;
}

const SELECT = `SELECT r.*, f.name AS flow_name, ${STATE_OF_RUN}, q.name AS work_queue_name, p.id AS work_pool_id,
  p.name AS work_pool_name FROM flow_runs r JOIN flows f ON f.id = r.flow_id
  LEFT JOIN flow_run_states s ON s.run_id = r.id AND s.id = r.state_id
  LEFT JOIN work_queues q ON q.id = r.work_queue_id LEFT JOIN work_pools p ON p.id = q.work_pool_id`;
const NO_POLICY: RunPolicy = { pause_keys: [], resuming: false, retry_type: null };

const ORDER: Readonly<Record<FlowRunSort, string>> = {
  ID_DESC: "r.id DESC",
  START_TIME_ASC: "coalesce(r.start_time, r.expected_start_time) ASC, r.id",
  START_TIME_DESC: "coalesce(r.start_time, r.expected_start_time) DESC, r.id DESC",
  EXPECTED_START_TIME_ASC: "r.expected_start_time ASC, r.id",
  EXPECTED_START_TIME_DESC: "r.expected_start_time DESC, r.id DESC",
  NAME_ASC: "r.name ASC, r.id",
  NAME_DESC: "r.name DESC, r.id DESC",
  NEXT_SCHEDULED_START_TIME_ASC: "r.next_scheduled_start_time ASC, r.id",
  END_TIME_DESC: "r.end_time DESC, r.id DESC",
};

export function flowRunById(db: Db, id: string): ServedFlowRun | null {
  const row = db.get(`${SELECT} WHERE r.id = ?`, id);
  return row === null ? null : served(row);
}

export function findFlowRuns(
  db: Db,
  asked: Condition | null,
  sort: FlowRunSort = "ID_DESC",
  limit = 200,
  offset = 0,
): readonly ServedFlowRun[] {
  return findRows(db, SELECT, asked, ORDER[sort], { limit, offset }).map(served);
}

export function countFlowRuns(db: Db, asked: Condition | null): number {
  return countRows(db, "flow_runs r", asked);
}

function served(row: SqlRow): ServedFlowRun {
  return {
    run: flowRunOf(row),
    policy: { ...NO_POLICY, ...json<Partial<RunPolicy>>(row, "policy", {}) },
    row,
  };
}

export function flowRunToWire(
  { run, policy, row }: ServedFlowRun,
  now: string,
): Readonly<Record<string, unknown>> {
  const seconds = run.policy.retryDelay[0];
  const delay = seconds === undefined ? null : Math.round(seconds);
  return {
    id: run.id,
    created: run.created,
    updated: maybe(row, "updated") ?? run.state?.timestamp ?? run.created,
    name: run.name,
    flow_id: run.flowId,
    state_id: run.state?.id ?? null,
    deployment_id: run.deploymentId,
    deployment_version: maybe(row, "deployment_version"),
    work_queue_id: maybe(row, "work_queue_id"),
    work_queue_name: maybe(row, "work_queue_name"),
    flow_version: maybe(row, "flow_version"),
    parameters: run.parameters,
    idempotency_key: maybe(row, "idempotency_key"),
    context: run.context,
    empirical_policy: {
      max_retries: 0,
      retry_delay_seconds: 0,
      retries: policy.retries === undefined ? run.policy.retries : policy.retries,
      retry_delay: policy.retry_delay === undefined ? delay : policy.retry_delay,
      pause_keys: policy.pause_keys,
      resuming: policy.resuming,
      retry_type: policy.retry_type,
    },
    tags: run.tags,
    labels: json(row, "labels", {}),
    parent_task_run_id: run.parentTaskRunId,
    state_type: run.state?.type ?? null,
    state_name: run.state?.name ?? null,
    run_count: run.runCount,
    expected_start_time: run.expectedStartTime,
    next_scheduled_start_time: maybe(row, "next_scheduled_start_time"),
    start_time: run.startTime,
    end_time: run.endTime,
    total_run_time: run.totalRunTime,
    estimated_run_time: estimatedRunTime(run, now),
    estimated_start_time_delta: lateness(run, now),
    auto_scheduled: flag(row, "auto_scheduled"),
    infrastructure_document_id: maybe(row, "infrastructure_document_id"),
    infrastructure_pid: maybe(row, "infrastructure_pid"),
    created_by: json(row, "created_by", null),
    work_pool_id: maybe(row, "work_pool_id"),
    work_pool_name: maybe(row, "work_pool_name"),
    state:
      run.state === null
        ? null
        : stateToWire(run.state, { flowRunId: run.id, taskRunId: run.parentTaskRunId }),
    job_variables: json(row, "job_variables", {}),
  };
}

/** What a run's times are read of. */
type Timed = Pick<FlowRun, "state" | "totalRunTime" | "startTime" | "endTime" | "expectedStartTime">;

/** Seconds, those of the try that runs now included. */
export function estimatedRunTime(run: Timed, now: string): number {
  if (run.state?.type !== "RUNNING") return run.totalRunTime;
  return run.totalRunTime + Math.max(0, secondsBetween(run.state.timestamp, now));
}

/** Seconds that a run began, or is waiting to begin, after it was expected to. */
export function lateness(run: Timed, now: string): number {
  const { expectedStartTime, startTime, endTime, state } = run;
  if (expectedStartTime === null) return 0;
  if (startTime !== null) return Math.max(0, secondsBetween(expectedStartTime, startTime));
  if (endTime !== null || (state !== null && isTerminal(state.type))) return 0;
  return Math.max(0, secondsBetween(expectedStartTime, now));
}
