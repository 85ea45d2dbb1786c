import {
  STATE_TYPES,
  type Artifact,
  type Deployment,
  type Flow,
  type FlowRun,
  type Json,
  type LogLine,
  type Schedule,
  type State,
  type StateType,
  type TaskInput,
  type TaskRun,
  type Worker,
  type WorkPool,
} from "../records.js";
import { read, type Fields } from "./read.js";

export function stateOf(from: Fields): State {
  const type = read.text(from, "type") as StateType;
  return {
    id: read.text(from, "id"),
    type: STATE_TYPES.includes(type) ? type : "PENDING",
    name: read.maybe(from, "name") ?? type,
    message: read.maybe(from, "message"),
    timestamp: read.text(from, "timestamp"),
    childFlowRunId: read.maybe(read.object(from, "state_details"), "child_flow_run_id"),
  };
}

function runOf(from: Fields) {
  return {
    id: read.text(from, "id"),
    name: read.maybe(from, "name") ?? "",
    state: from["state"] == null ? null : stateOf(read.object(from, "state")),
    tags: read.texts(from, "tags"),
    created: read.text(from, "created"),
    expectedStartTime: read.maybe(from, "expected_start_time"),
    startTime: read.maybe(from, "start_time"),
    endTime: read.maybe(from, "end_time"),
    totalRunTime: read.number(from, "total_run_time"),
    runCount: read.number(from, "run_count"),
  };
}

export function flowRunOf(from: Fields, flowName: string): FlowRun {
  const context = read.object(from, "context");
  return {
    ...runOf(from),
    flowId: read.text(from, "flow_id"),
    flowName,
    parameters: read.object(from, "parameters") as Readonly<Record<string, Json>>,
    deploymentId: read.maybe(from, "deployment_id"),
    workPoolName: read.maybe(from, "work_pool_name"),
    parentTaskRunId: read.maybe(from, "parent_task_run_id"),
    notebook: read.maybe(context, "notebook"),
    script: read.maybe(context, "script"),
  };
}

export function taskRunOf(from: Fields): TaskRun {
  const inputs = Object.entries(read.object(from, "task_inputs"));
  return {
    ...runOf(from),
    flowRunId: read.maybe(from, "flow_run_id") ?? "",
    taskKey: read.text(from, "task_key"),
    dynamicKey: read.text(from, "dynamic_key"),
    inputs: Object.fromEntries(inputs.map(([name, list]) => [name, read.list(list).flatMap(inputOf)])),
  };
}

function inputOf(from: Fields): readonly TaskInput[] {
  const id = read.maybe(from, "id");
  const name = read.maybe(from, "name");
  if (from["input_type"] === "task_run" && id !== null) return [{ kind: "task-run", id }];
  return from["input_type"] === "parameter" && name !== null ? [{ kind: "parameter", name }] : [];
}

export function logLineOf(from: Fields): LogLine {
  return {
    id: read.text(from, "id"),
    timestamp: read.text(from, "timestamp"),
    level: read.number(from, "level"),
    name: read.maybe(from, "name") ?? "",
    message: read.maybe(from, "message") ?? "",
    taskRunId: read.maybe(from, "task_run_id"),
  };
}

export function artifactOf(from: Fields): Artifact {
  return {
    id: read.text(from, "id"),
    key: read.maybe(from, "key"),
    type: read.maybe(from, "type") ?? "",
    data: (from["data"] ?? null) as Json,
    description: read.maybe(from, "description"),
    created: read.text(from, "created"),
    updated: read.text(from, "updated"),
    taskRunId: read.maybe(from, "task_run_id"),
  };
}

export function flowOf(from: Fields): Flow {
  return {
    id: read.text(from, "id"),
    name: read.text(from, "name"),
    tags: read.texts(from, "tags"),
    created: read.text(from, "created"),
  };
}

export function deploymentOf(from: Fields, flowName: string): Deployment {
  const schedules = Array.isArray(from["schedules"]) ? read.list(from["schedules"]) : [];
  const schema = read.object(from, "parameter_openapi_schema");
  return {
    id: read.text(from, "id"),
    name: read.text(from, "name"),
    flowId: read.text(from, "flow_id"),
    flowName,
    description: read.maybe(from, "description"),
    paused: from["paused"] === true,
    schedules: schedules.map(scheduleOf),
    workPoolName: read.maybe(from, "work_pool_name"),
    workQueueName: read.maybe(from, "work_queue_name"),
    status: read.maybe(from, "status"),
    tags: read.texts(from, "tags"),
    parameters: read.object(from, "parameters") as Readonly<Record<string, Json>>,
    parameterSchema: Object.keys(schema).length === 0 ? null : (schema as Json),
  };
}

function scheduleOf(from: Fields): Schedule {
  const schedule = read.object(from, "schedule");
  const interval = schedule["interval"];
  const text =
    read.maybe(schedule, "cron") ??
    read.maybe(schedule, "rrule") ??
    (typeof interval === "number" ? `every ${interval} s` : "");
  return { active: from["active"] !== false, text, timezone: read.maybe(schedule, "timezone") };
}

export function workerOf(from: Fields): Worker {
  return {
    name: read.text(from, "name"),
    isOnline: read.maybe(from, "status") === "ONLINE",
    lastHeartbeat: read.maybe(from, "last_heartbeat_time"),
  };
}

export function workPoolOf(from: Fields, workers: readonly Worker[], waiting: number): WorkPool {
  const limit = from["concurrency_limit"];
  return {
    id: read.text(from, "id"),
    name: read.text(from, "name"),
    type: read.maybe(from, "type") ?? "",
    description: read.maybe(from, "description"),
    paused: from["is_paused"] === true,
    concurrencyLimit: typeof limit === "number" ? limit : null,
    workers,
    waiting,
  };
}
