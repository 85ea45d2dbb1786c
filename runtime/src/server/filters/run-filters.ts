import { Type } from "typebox";
import { STATE_TYPES } from "../../state/index.js";
import { oneOf, named, uuid, list, fields, maybe } from "../schema/kit.js";
import { amongThose, condition, joined, type Condition } from "./condition.js";
import { criterion, filter, ids, isAny, isNone, nested, tagged, texts, times } from "./criteria.js";

const stateType = named("StateType", oneOf(...STATE_TYPES));

const stateTypes = (column: string, withNot: boolean) =>
  criterion({
    any_: [list(stateType), isAny(column)],
    ...(withNot ? { not_any_: [list(stateType), isNone(column)] as const } : {}),
  });

/** Tables stand under these letters in every query: f flows, r flow runs, t task runs, d deployments, p pools, q queues. */
export const FLOWS = filter("FlowFilter", {
  id: ids("f.id", "any_", "not_any_"),
  deployment: criterion(
    {
      is_null_: [
        Type.Boolean(),
        (yes: boolean) => condition(`f.id ${yes ? "NOT IN" : "IN"} (SELECT flow_id FROM deployments)`),
      ],
    },
    true,
  ),
  name: texts("f.name", ["any_", "like_"]),
  tags: tagged("f.tags", "all_", "is_null_"),
});

export const FLOW_RUNS = filter("FlowRunFilter", {
  id: ids("r.id", "any_", "not_any_"),
  name: texts("r.name", ["any_", "like_"]),
  tags: tagged("r.tags", "all_", "any_", "is_null_"),
  deployment_id: ids("r.deployment_id", "any_", "is_null_"),
  work_queue_name: texts(
    "(SELECT name FROM work_queues WHERE id = r.work_queue_id)",
    ["any_", "is_null_"],
    true,
  ),
  state: nested({
    type: stateTypes("r.state_type", true),
    name: texts("r.state_name", ["any_", "not_any_"]),
  }),
  flow_version: texts("r.flow_version", ["any_"]),
  start_time: times("r.start_time", true),
  end_time: times("r.end_time", true),
  expected_start_time: times("r.expected_start_time", false),
  next_scheduled_start_time: times("r.next_scheduled_start_time", false),
  parent_flow_run_id: criterion(
    {
      any_: [
        list(uuid()),
        (values: readonly string[]) =>
          condition(
            `r.parent_task_run_id IN (SELECT id FROM task_runs WHERE flow_run_id IN (SELECT value FROM json_each(?)))`,
            JSON.stringify(values),
          ),
      ],
    },
    true,
  ),
  parent_task_run_id: ids("r.parent_task_run_id", "any_", "is_null_"),
  idempotency_key: texts("r.idempotency_key", ["any_", "not_any_"]),
  created_by: criterion(
    {
      id_: [list(uuid()), isAny("json_extract(r.created_by, '$.id')")],
      type_: [list(Type.String()), isAny("json_extract(r.created_by, '$.type')")],
      is_null_: [Type.Boolean(), (yes: boolean) => condition(`r.created_by IS ${yes ? "" : "NOT "}NULL`)],
    },
    true,
  ),
});

const TASK_RUNS = filter("TaskRunFilter", {
  id: ids("t.id", "any_"),
  name: texts("t.name", ["any_", "like_"]),
  tags: tagged("t.tags", "all_", "is_null_"),
  state: nested({ type: stateTypes("t.state_type", false), name: texts("t.state_name", ["any_"]) }),
  start_time: times("t.start_time", true),
  end_time: times("t.end_time", true),
  expected_start_time: times("t.expected_start_time", false),
  subflow_runs: criterion({
    exists_: [
      Type.Boolean(),
      (yes: boolean) =>
        condition(`${yes ? "" : "NOT "}EXISTS (SELECT 1 FROM flow_runs c WHERE c.parent_task_run_id = t.id)`),
    ],
  }),
  flow_run_id: criterion(
    {
      any_: [list(uuid()), isAny("t.flow_run_id")],
      // false asks nothing here, as it is the default
      is_null_: [Type.Boolean(), (yes: boolean) => (yes ? condition("t.flow_run_id = ''") : null)],
    },
    true,
  ),
});

export const DEPLOYMENTS = filter("DeploymentFilter", {
  id: ids("d.id", "any_", "not_any_"),
  name: texts("d.name", ["any_", "like_"]),
  flow_or_deployment_name: criterion({
    like_: [
      Type.String(),
      (part: string) =>
        condition(
          "(d.name LIKE ? OR d.flow_id IN (SELECT id FROM flows WHERE name LIKE ?))",
          `%${part}%`,
          `%${part}%`,
        ),
    ],
  }),
  paused: criterion({
    eq_: [Type.Boolean(), (yes: boolean) => condition(`d.paused = ${yes ? 1 : 0}`)],
  }),
  tags: tagged("d.tags", "all_", "any_", "is_null_"),
  work_queue_name: texts("d.work_queue_name", ["any_"]),
  concurrency_limit: criterion({
    ge_: [Type.Integer(), (least: number) => condition("d.concurrency_limit >= ?", least)],
    le_: [Type.Integer(), (most: number) => condition("d.concurrency_limit <= ?", most)],
    is_null_: [
      Type.Boolean(),
      (yes: boolean) => condition(`d.concurrency_limit IS ${yes ? "" : "NOT "}NULL`),
    ],
  }),
});

export const WORK_POOLS = filter("WorkPoolFilter", {
  id: ids("p.id", "any_"),
  name: texts("p.name", ["any_"]),
  type: texts("p.type", ["any_"]),
});

export const WORK_QUEUES = filter("WorkQueueFilter", {
  id: ids("q.id", "any_"),
  name: criterion({
    any_: [list(Type.String()), isAny("q.name")],
    startswith_: [
      list(Type.String()),
      (starts: readonly string[]) =>
        joined(
          starts.map((start) => condition("substr(q.name, 1, ?) = ?", start.length, start)),
          "OR",
        ),
    ],
  }),
});

/** The filters that a query about runs may bring, each by the name that bodies have it under. */
export const RUN_FILTERS = {
  flows: maybe(FLOWS.schema),
  flow_runs: maybe(FLOW_RUNS.schema),
  task_runs: maybe(TASK_RUNS.schema),
  deployments: maybe(DEPLOYMENTS.schema),
  work_pools: maybe(WORK_POOLS.schema),
  work_pool_queues: maybe(WORK_QUEUES.schema),
  work_queues: maybe(WORK_QUEUES.schema),
};
export const RUN_FILTER_FIELDS = fields(RUN_FILTERS);

export interface RunFilters {
  readonly flows?: unknown;
  readonly flow_runs?: unknown;
  readonly task_runs?: unknown;
  readonly deployments?: unknown;
  readonly work_pools?: unknown;
  readonly work_pool_queues?: unknown;
  readonly work_queues?: unknown;
}

function queuesAsked(given: RunFilters): Condition | null {
  const queues = WORK_QUEUES.ask(given.work_pool_queues ?? given.work_queues);
  const pools = amongThose(
    "q.work_pool_id",
    "SELECT p.id FROM work_pools p",
    WORK_POOLS.ask(given.work_pools),
  );
  return joined([queues, pools], "AND");
}

const QUEUE_IDS = "SELECT q.id FROM work_queues q";
const FLOW_IDS = "SELECT f.id FROM flows f";
const DEPLOYMENT_IDS = "SELECT d.id FROM deployments d";

/** What is asked of flow runs, under the letter r. */
export function flowRunsAsked(given: RunFilters): Condition | null {
  return joined(
    [
      FLOW_RUNS.ask(given.flow_runs),
      amongThose("r.flow_id", FLOW_IDS, FLOWS.ask(given.flows)),
      amongThose("r.id", "SELECT t.flow_run_id FROM task_runs t", TASK_RUNS.ask(given.task_runs)),
      amongThose("r.deployment_id", DEPLOYMENT_IDS, DEPLOYMENTS.ask(given.deployments)),
      amongThose("r.work_queue_id", QUEUE_IDS, queuesAsked(given)),
    ],
    "AND",
  );
}

/** What is asked of task runs, under the letter t. */
export function taskRunsAsked(given: RunFilters): Condition | null {
  const runs = flowRunsAsked({ ...given, task_runs: undefined });
  return joined(
    [TASK_RUNS.ask(given.task_runs), amongThose("t.flow_run_id", "SELECT r.id FROM flow_runs r", runs)],
    "AND",
  );
}

/** What is asked of flows, under the letter f. */
export function flowsAsked(given: RunFilters): Condition | null {
  return joined(
    [
      FLOWS.ask(given.flows),
      amongThose("f.id", "SELECT r.flow_id FROM flow_runs r", FLOW_RUNS.ask(given.flow_runs)),
      amongThose(
        "f.id",
        "SELECT r.flow_id FROM flow_runs r JOIN task_runs t ON t.flow_run_id = r.id",
        TASK_RUNS.ask(given.task_runs),
      ),
      amongThose(
        "f.id",
        "SELECT d.flow_id FROM deployments d",
        joined(
          [DEPLOYMENTS.ask(given.deployments), amongThose("d.work_queue_id", QUEUE_IDS, queuesAsked(given))],
          "AND",
        ),
      ),
    ],
    "AND",
  );
}

/** What is asked of deployments, under the letter d. */
export function deploymentsAsked(given: RunFilters): Condition | null {
  return joined(
    [
      DEPLOYMENTS.ask(given.deployments),
      amongThose("d.flow_id", FLOW_IDS, FLOWS.ask(given.flows)),
      amongThose("d.id", "SELECT r.deployment_id FROM flow_runs r", FLOW_RUNS.ask(given.flow_runs)),
      amongThose(
        "d.id",
        "SELECT r.deployment_id FROM flow_runs r JOIN task_runs t ON t.flow_run_id = r.id",
        TASK_RUNS.ask(given.task_runs),
      ),
      amongThose("d.work_queue_id", QUEUE_IDS, queuesAsked(given)),
    ],
    "AND",
  );
}
