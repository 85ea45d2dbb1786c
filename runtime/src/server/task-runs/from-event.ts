import type { Static } from "typebox";
import { instant } from "../data/instant.js";
import { asJson } from "../data/columns.js";
import type { Db } from "../data/db.js";
import type { Event } from "../events/event.js";
import type { Checker } from "../http/check.js";
import { STATE_CREATE } from "../states/schema.js";
import { insertState } from "../states/record.js";
import { stateFromWire } from "../states/wire.js";
import { delaysOf, insertTaskRun, retriesOf } from "./insert.js";
import { TASK_RUN_IN_EVENT } from "./schema.js";
import { taskRunById, taskRunByKeys } from "./rows.js";

const RUN = "prefect.task-run.";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;

/**
 * Records the task run that an event of a client tells of: made where it is new, and changed only where the event is younger than
 * what is known. Gives whether the event was one of a task run.
 */
export function recordTaskRunEvent(db: Db, event: Event, checker: Checker): boolean {
  const resourceId = event.resource["prefect.resource.id"] ?? "";
  if (!event.event.startsWith(RUN) || event.resource["prefect.orchestration"] !== "client") return false;
  const id = resourceId.slice(RUN.length).toLowerCase();
  const { validated_state: given, task_run: about } = event.payload;
  if (!resourceId.startsWith(RUN) || !UUID.test(id)) return false;
  if (checker.errors(TASK_RUN_IN_EVENT, about).length > 0) return false;
  if (checker.errors(STATE_IN_EVENT, given).length > 0) return false;
  const task = about as Static<typeof TASK_RUN_IN_EVENT>;
  const state = stateFromWire(given as Static<typeof STATE_CREATE>, event.occurred, event.id);
  const flowRunId = flowRunOf(event);
  const policy = task.empirical_policy ?? null;

  let known = taskRunById(db, id);
  if (known === null && flowRunId !== null)
    known = taskRunByKeys(db, flowRunId, task.task_key, task.dynamic_key);
  if (known === null) {
    insertTaskRun(db, {
      id,
      name: task.name ?? task.task_key,
      flowRunId,
      taskKey: task.task_key,
      dynamicKey: task.dynamic_key,
      cacheKey: task.cache_key ?? null,
      cacheExpiration: momentOf(task.cache_expiration),
      version: task.task_version ?? null,
      policy,
      tags: task.tags ?? [],
      labels: task.labels ?? null,
      inputs: task.task_inputs ?? null,
    });
  }
  const runId = known?.run.id ?? id;
  insertState(db, "task_run_states", runId, state);
  const stored = known?.run.state ?? null;
  if (stored !== null && stored.timestamp >= state.timestamp) return true;
  db.run(
    `UPDATE task_runs SET name = ?, tags = ?, labels = coalesce(?, labels), task_inputs = ?, version = coalesce(?, version),
      cache_key = coalesce(?, cache_key), cache_expiration = coalesce(?, cache_expiration), retries = ?, retry_delay = ?,
      retry_jitter_factor = ?, run_count = ?, flow_run_run_count = ?, expected_start_time = ?, next_scheduled_start_time = ?,
      start_time = ?, end_time = ?, total_run_time = ?, state_id = ?, state_type = ?, state_name = ?, state_timestamp = ?,
      updated = ? WHERE id = ?`,
    task.name ?? known?.run.name ?? task.task_key,
    JSON.stringify(task.tags ?? known?.run.tags ?? []),
    asJson(task.labels),
    JSON.stringify(task.task_inputs ?? known?.run.taskInputs ?? {}),
    task.task_version ?? null,
    task.cache_key ?? null,
    momentOf(task.cache_expiration),
    policy === null ? (known?.run.policy.retries ?? 0) : retriesOf(policy),
    JSON.stringify(policy === null ? (known?.run.policy.retryDelay ?? []) : delaysOf(policy)),
    policy?.retry_jitter_factor ?? null,
    task.run_count ?? known?.run.runCount ?? 0,
    task.flow_run_run_count ?? known?.run.flowRunRunCount ?? 0,
    momentOf(task.expected_start_time) ?? known?.run.expectedStartTime ?? state.timestamp,
    momentOf(task.next_scheduled_start_time),
    momentOf(task.start_time) ?? known?.run.startTime ?? null,
    momentOf(task.end_time),
    task.total_run_time ?? known?.run.totalRunTime ?? 0,
    state.id,
    state.type,
    state.name,
    state.timestamp,
    db.now,
    runId,
  );
  return true;
}

/** States in events may hold more than those that are proposed. */
const STATE_IN_EVENT = { ...STATE_CREATE, additionalProperties: true };

function flowRunOf(event: Event): string | null {
  const flowRun = event.related.find((one) => one["prefect.resource.role"] === "flow-run");
  const id = flowRun?.["prefect.resource.id"]?.replace(/^prefect\.flow-run\./u, "").toLowerCase();
  return id !== undefined && UUID.test(id) ? id : null;
}

function momentOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : instant(value);
}
