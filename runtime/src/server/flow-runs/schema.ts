import { Type, type TSchema } from "typebox";
import { STATE_TYPES } from "../../state/index.js";
import { RUN_FILTERS } from "../filters/run-filters.js";
import {
  common,
  fields,
  given,
  int,
  json,
  jsonObject,
  labels,
  limit,
  list,
  maybe,
  moment,
  named,
  nullable,
  offset,
  oneOf,
  opt,
  page,
  strict,
  tags,
  uuid,
} from "../schema/kit.js";
import { ORCHESTRATION_RESULT, STATE, STATE_CREATE } from "../states/schema.js";

export const stateType = named("StateType", oneOf(...STATE_TYPES));

/** Retries as they were once and as they are now named; seconds. */
const FLOW_RUN_POLICY = named(
  "FlowRunPolicy",
  Type.Object({
    max_retries: opt(int()),
    retry_delay_seconds: opt(Type.Number()),
    retries: maybe(int()),
    retry_delay: maybe(int()),
    pause_keys: maybe(Type.Array(Type.String())),
    resuming: maybe(Type.Boolean()),
    retry_type: maybe(oneOf("in_process", "reschedule")),
  }),
);

export const CREATED_BY = named(
  "CreatedBy",
  Type.Object({ id: maybe(uuid()), type: maybe(Type.String()), display_value: maybe(Type.String()) }),
);

export const FLOW_RUN = named(
  "FlowRunResponse",
  Type.Object({
    ...common,
    name: opt(Type.String()),
    flow_id: uuid(),
    state_id: maybe(uuid()),
    deployment_id: maybe(uuid()),
    deployment_version: maybe(Type.String()),
    work_queue_id: maybe(uuid()),
    work_queue_name: maybe(Type.String()),
    flow_version: maybe(Type.String()),
    parameters: opt(jsonObject()),
    idempotency_key: maybe(Type.String()),
    context: opt(jsonObject()),
    empirical_policy: opt(FLOW_RUN_POLICY),
    tags: opt(tags()),
    labels: opt(labels()),
    parent_task_run_id: maybe(uuid()),
    state_type: maybe(stateType),
    state_name: maybe(Type.String()),
    run_count: opt(int()),
    expected_start_time: maybe(moment()),
    next_scheduled_start_time: maybe(moment()),
    start_time: maybe(moment()),
    end_time: maybe(moment()),
    total_run_time: opt(Type.Number()),
    estimated_run_time: opt(Type.Number()),
    estimated_start_time_delta: opt(Type.Number()),
    auto_scheduled: opt(Type.Boolean()),
    infrastructure_document_id: maybe(uuid()),
    infrastructure_pid: maybe(Type.String()),
    created_by: maybe(CREATED_BY),
    work_pool_id: maybe(uuid()),
    work_pool_name: maybe(Type.String()),
    state: maybe(STATE),
    job_variables: maybe(jsonObject()),
  }),
);

const created = {
  state: maybe(STATE_CREATE),
  name: maybe(Type.String()),
  parameters: opt(jsonObject()),
  context: opt(jsonObject()),
  parent_task_run_id: maybe(uuid()),
  infrastructure_document_id: maybe(uuid()),
  empirical_policy: opt(FLOW_RUN_POLICY),
  tags: opt(tags()),
  labels: maybe(labels()),
  idempotency_key: maybe(Type.String()),
  work_queue_name: maybe(Type.String()),
  job_variables: maybe(jsonObject()),
};

export const FLOW_RUN_CREATE = named(
  "FlowRunCreate",
  strict({
    ...created,
    flow_id: uuid(),
    flow_version: maybe(Type.String()),
    work_pool_name: maybe(Type.String()),
    deployment_id: maybe(uuid()),
  }),
);
/** Of a deployment's run: the rest comes from the deployment. */
export const DEPLOYMENT_FLOW_RUN_CREATE = named(
  "DeploymentFlowRunCreate",
  strict({ ...created, enforce_parameter_schema: maybe(Type.Boolean()) }),
);
export const FLOW_RUN_UPDATE = named(
  "FlowRunUpdate",
  strict({
    name: maybe(Type.String()),
    flow_version: maybe(Type.String()),
    parameters: opt(jsonObject()),
    empirical_policy: opt(FLOW_RUN_POLICY),
    tags: opt(tags()),
    infrastructure_pid: maybe(Type.String()),
    job_variables: maybe(jsonObject()),
  }),
);

const FLOW_RUN_SORT = oneOf(
  "ID_DESC",
  "START_TIME_ASC",
  "START_TIME_DESC",
  "EXPECTED_START_TIME_ASC",
  "EXPECTED_START_TIME_DESC",
  "NAME_ASC",
  "NAME_DESC",
  "NEXT_SCHEDULED_START_TIME_ASC",
  "END_TIME_DESC",
);
export type FlowRunSort =
  | "ID_DESC"
  | "START_TIME_ASC"
  | "START_TIME_DESC"
  | "EXPECTED_START_TIME_ASC"
  | "EXPECTED_START_TIME_DESC"
  | "NAME_ASC"
  | "NAME_DESC"
  | "NEXT_SCHEDULED_START_TIME_ASC"
  | "END_TIME_DESC";

export const FLOW_RUN_LIST = list(FLOW_RUN);
export const FLOW_RUN_QUERY = fields({
  sort: opt(FLOW_RUN_SORT),
  offset: offset(),
  limit: limit(),
  ...RUN_FILTERS,
});
export const FLOW_RUN_PAGE_QUERY = fields({
  sort: opt(FLOW_RUN_SORT),
  page: page(),
  limit: limit(),
  ...RUN_FILTERS,
});
export const pageOf = (name: string, result: TSchema) =>
  named(
    name,
    Type.Object({
      results: list(result),
      count: Type.Integer(),
      limit: Type.Integer(),
      pages: Type.Integer(),
      page: Type.Integer(),
    }),
  );
export const FLOW_RUN_PAGE = pageOf("FlowRunPaginationResponse", FLOW_RUN);

export const SET_STATE = fields({ state: STATE_CREATE, force: opt(Type.Boolean({ default: false })) });
export const BULK = (name: "flow_runs" | "flows" | "deployments", schema: TSchema) =>
  fields({ [name]: maybe(schema), limit: opt(Type.Integer({ minimum: 1, maximum: 50, default: 50 })) });
export const deletedIds = (name: string) => named(name, Type.Object({ deleted: opt(list(uuid())) }));

export const FLOW_RUN_ORCHESTRATIONS = named(
  "FlowRunBulkSetStateResponse",
  Type.Object({
    results: opt(
      list(Type.Object({ ...ORCHESTRATION_RESULT.properties, flow_run_id: uuid(), state: maybe(STATE) })),
    ),
  }),
);

export const HISTORY_QUERY = fields({
  history_start: given(),
  history_end: given(),
  history_interval_seconds: Type.Number({ minimum: 1 }),
  ...RUN_FILTERS,
});
export const HISTORY = list(
  named(
    "HistoryResponse",
    Type.Object({
      interval_start: moment(),
      interval_end: moment(),
      states: list(
        Type.Object({
          state_type: stateType,
          state_name: Type.String(),
          count_runs: Type.Integer(),
          sum_estimated_run_time: Type.Number(),
          sum_estimated_lateness: Type.Number(),
        }),
      ),
    }),
  ),
);

export const INPUT_CREATE = fields({
  key: Type.String(),
  value: Type.String(),
  sender: maybe(Type.String()),
});
export const INPUT = named(
  "FlowRunInput",
  Type.Object({
    ...common,
    flow_run_id: uuid(),
    key: Type.String(),
    value: Type.String(),
    sender: maybe(Type.String()),
  }),
);
export const INPUT_QUERY = fields({
  prefix: Type.String(),
  limit: opt(Type.Integer({ minimum: 0, maximum: 200, default: 1 })),
  exclude_keys: opt(list(Type.String())),
});

export const GRAPH = named(
  "Graph",
  Type.Object({
    start_time: nullable(moment()),
    end_time: nullable(moment()),
    root_node_ids: list(uuid()),
    nodes: list(Type.Unsafe<readonly [string, unknown]>({ type: "array" })),
    artifacts: list(Type.Unsafe<unknown>({})),
    states: list(Type.Unsafe<unknown>({})),
  }),
);
export const DEPENDENCIES = list(
  named(
    "DependencyResult",
    Type.Object({
      id: uuid(),
      name: Type.String(),
      upstream_dependencies: list(Type.Object({ input_type: opt(Type.String()), id: uuid() })),
      state: nullable(STATE),
      expected_start_time: nullable(moment()),
      start_time: nullable(moment()),
      end_time: nullable(moment()),
      total_run_time: nullable(Type.Number()),
      estimated_run_time: nullable(Type.Number()),
      untrackable_result: Type.Boolean(),
    }),
  ),
);
export const ANYTHING = json();
