import { v7 as uuid } from "uuid";
import { newState, type Answer, type State } from "../../state/index.js";
import { advance } from "../advance.js";
import { endOfLost, heldByAnother, lostTasks, proposeInStore } from "../flow-run-steps.js";
import type { Artifact, FlowRun, LogLine, ProcessRecord, TaskRun } from "../records.js";
import type { NewFlowRun, TaskRunChange } from "../run-store.js";
import type { Statement } from "./database.js";
import { listTaskRuns } from "./read-runs.js";
import { insertStateInto, stateColumns, type StateTable } from "./state-columns.js";

type Prepare = (sql: string) => Statement;

/** Values that many runs share, such as no tags and no inputs, are turned into text once. */
const EMPTY_OBJECT = "{}";
const EMPTY_ARRAY = "[]";

export function insertFlowRun(prepare: Prepare, run: NewFlowRun): FlowRun {
  prepare(
    "INSERT INTO flows (id, name, created, tags) VALUES (?, ?, ?, ?) ON CONFLICT (name) DO NOTHING",
  ).run([uuid(), run.flowName, run.created, EMPTY_ARRAY]);
  const flowId = String(prepare("SELECT id FROM flows WHERE name = ?").all([run.flowName])[0]?.["id"]);
  prepare(
    `INSERT INTO flow_runs (id, name, created, tags, retries, retry_delay, flow_id, parameters, parent_task_run_id,
      deployment_id, context, process_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run([
    run.id,
    run.name,
    run.created,
    JSON.stringify(run.tags),
    run.policy.retries,
    JSON.stringify(run.policy.retryDelay),
    flowId,
    JSON.stringify(run.parameters),
    run.parentTaskRunId,
    run.deploymentId,
    JSON.stringify(run.context),
    run.processId,
  ]);
  return {
    ...run,
    flowId,
    state: null,
    runCount: 0,
    expectedStartTime: null,
    startTime: null,
    endTime: null,
    totalRunTime: 0,
  };
}

/** Judges a proposal by the rules and the state that the file has now, and records what comes of it. */
export function proposeFlowRun(prepare: Prepare, run: FlowRun, proposed: State, force: boolean): Answer {
  const answer = proposeInStore(run, proposed, force, (id) => resumedPauses(prepare, id));
  const state = newState(answer);
  if (state === null) return answer;
  const next = advance(run, state);
  insertState(prepare, "flow_run_states", run.id, state);
  prepare(
    `UPDATE flow_runs SET state_id = ?, state_type = ?, state_name = ?, state_timestamp = ?, run_count = ?,
      expected_start_time = ?, start_time = ?, end_time = ?, total_run_time = ? WHERE id = ?`,
  ).run([
    state.id,
    state.type,
    state.name,
    state.timestamp,
    next.runCount,
    next.expectedStartTime,
    next.startTime,
    next.endTime,
    next.totalRunTime,
    run.id,
  ]);
  return answer;
}

/** The pauses that are over. One whose process was killed meanwhile is not: the run pauses there again when it goes on. */
function resumedPauses(prepare: Prepare, flowRunId: string): readonly string[] {
  const rows = prepare("SELECT key FROM flow_run_inputs WHERE flow_run_id = ?").all([flowRunId]);
  return rows.map((row) => String(row["key"]));
}

/** Gives a run that no process runs to one. */
export function takeRun(
  prepare: Prepare,
  run: FlowRun,
  processId: string,
  state: State,
  force: boolean,
): Answer {
  const held = heldByAnother(run, processId);
  if (held !== null) return held;
  const answer = proposeFlowRun(prepare, run, state, force);
  if (answer.status === "ACCEPT")
    prepare("UPDATE flow_runs SET process_id = ? WHERE id = ?").run([processId, run.id]);
  return answer;
}

/** A run whose process is gone: what was running in it was lost with it. */
export function crashRun(prepare: Prepare, run: FlowRun, state: State): boolean {
  const end = endOfLost(run, state);
  if (end === null || proposeFlowRun(prepare, run, end, false).status !== "ACCEPT") return false;
  for (const lost of lostTasks(listTaskRuns(prepare, run.id), state)) {
    updateTaskRun(prepare, { ...lost.run, state: lost.state });
    prepare("DELETE FROM concurrency_slots WHERE task_run_id = ?").run([lost.run.id]);
  }
  return true;
}

export function upsertProcess(prepare: Prepare, process: ProcessRecord): void {
  prepare(
    `INSERT INTO processes (id, host, boot, pid, started, heartbeat) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET heartbeat = excluded.heartbeat`,
  ).run([process.id, process.host, process.boot, process.pid, process.started, process.heartbeat]);
}

export function insertTaskRun(prepare: Prepare, run: TaskRun): void {
  const { state } = run;
  prepare(
    `INSERT INTO task_runs (id, name, created, tags, state_id, state_type, state_name, state_timestamp, run_count,
      expected_start_time, retries, retry_delay, flow_run_id, task_key, dynamic_key, task_inputs, flow_run_run_count,
      input_key, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run([
    run.id,
    run.name,
    run.created,
    run.tags.length === 0 ? EMPTY_ARRAY : JSON.stringify(run.tags),
    state?.id ?? null,
    state?.type ?? null,
    state?.name ?? null,
    state?.timestamp ?? null,
    run.runCount,
    run.expectedStartTime,
    run.policy.retries,
    run.policy.retryDelay.length === 0 ? EMPTY_ARRAY : JSON.stringify(run.policy.retryDelay),
    run.flowRunId,
    run.taskKey,
    run.dynamicKey,
    Object.keys(run.taskInputs).length === 0 ? EMPTY_OBJECT : JSON.stringify(run.taskInputs),
    run.flowRunRunCount,
    run.inputKey,
    run.version,
  ]);
  if (state !== null) insertState(prepare, "task_run_states", run.id, state);
}

export function updateTaskRun(prepare: Prepare, change: TaskRunChange): void {
  const { state, stored = null, again = null, cache = null } = change;
  if (cache !== null && state.data !== null) {
    prepare("INSERT OR REPLACE INTO cache_entries (key, data, created, expires) VALUES (?, ?, ?, ?)").run([
      cache.key,
      state.data,
      state.timestamp,
      cache.expires,
    ]);
  }
  if (stored !== null) {
    prepare(
      "INSERT INTO results (key, serializer, size, data) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO NOTHING",
    ).run([stored.key, stored.serializer, stored.size ?? stored.bytes.byteLength, stored.bytes]);
  }
  if (again !== null) {
    prepare(
      "UPDATE task_runs SET task_inputs = ?, input_key = ?, version = ?, flow_run_run_count = ? WHERE id = ?",
    ).run([
      JSON.stringify(again.taskInputs),
      again.inputKey,
      again.version,
      again.flowRunRunCount,
      change.id,
    ]);
  }
  insertState(prepare, "task_run_states", change.id, state);
  prepare(
    `UPDATE task_runs SET name = ?, state_id = ?, state_type = ?, state_name = ?, state_timestamp = ?, run_count = ?,
      start_time = ?, end_time = ?, total_run_time = ? WHERE id = ?`,
  ).run([
    change.name,
    state.id,
    state.type,
    state.name,
    state.timestamp,
    change.runCount,
    change.startTime,
    change.endTime,
    change.totalRunTime,
    change.id,
  ]);
}

export function insertLog(prepare: Prepare, line: LogLine): void {
  prepare(
    "INSERT INTO logs (id, name, level, message, timestamp, flow_run_id, task_run_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
  ).run([line.id, line.name, line.level, line.message, line.timestamp, line.flowRunId, line.taskRunId]);
}

export function upsertArtifact(prepare: Prepare, artifact: Artifact): void {
  prepare(
    `INSERT INTO artifacts (id, key, type, data, description, created, updated, flow_run_id, task_run_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET key = excluded.key, type = excluded.type, data = excluded.data,
      description = excluded.description, updated = excluded.updated`,
  ).run([
    artifact.id,
    artifact.key,
    artifact.type,
    JSON.stringify(artifact.data),
    artifact.description,
    artifact.created,
    artifact.updated,
    artifact.flowRunId,
    artifact.taskRunId,
  ]);
}

function insertState(prepare: Prepare, table: StateTable, runId: string, state: State): void {
  prepare(insertStateInto(table)).run(stateColumns(runId, state));
}
