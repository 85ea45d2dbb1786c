import { Type } from "typebox";
import { pageOf, stateType } from "../flow-runs/schema.js";
import { RUN_FILTERS } from "../filters/run-filters.js";
import {
  common,
  fields,
  given,
  int,
  labels,
  limit,
  list,
  maybe,
  moment,
  named,
  offset,
  oneOf,
  opt,
  page,
  strict,
  tags,
  uuid,
} from "../schema/kit.js";
import { STATE, STATE_CREATE } from "../states/schema.js";

const number = Type.Number();

/** Retries as they were once and as they are now named; seconds, one delay for all tries or one for each. */
const TASK_RUN_POLICY = named(
  "TaskRunPolicy",
  Type.Object({
    max_retries: opt(int()),
    retry_delay_seconds: opt(number),
    retries: maybe(int()),
    retry_delay: opt(Type.Union([number, list(number), Type.Null()])),
    retry_jitter_factor: maybe(number),
  }),
);

const input = Type.Unsafe<Readonly<Record<string, unknown>>>({
  anyOf: [
    {
      type: "object",
      required: ["id"],
      properties: { input_type: { const: "task_run" }, id: { type: "string", format: "uuid" } },
    },
    {
      type: "object",
      required: ["id"],
      properties: { input_type: { const: "flow_run" }, id: { type: "string", format: "uuid" } },
    },
    {
      type: "object",
      required: ["name"],
      properties: { input_type: { const: "parameter" }, name: { type: "string" } },
    },
    {
      type: "object",
      required: ["type"],
      properties: { input_type: { const: "constant" }, type: { type: "string" } },
    },
  ],
});
const inputs = Type.Unsafe<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>({
  type: "object",
  additionalProperties: { type: "array", items: input },
});

export const TASK_RUN = named(
  "TaskRun",
  Type.Object({
    ...common,
    name: opt(Type.String()),
    flow_run_id: maybe(uuid()),
    task_key: Type.String(),
    dynamic_key: Type.String(),
    cache_key: maybe(Type.String()),
    cache_expiration: maybe(moment()),
    task_version: maybe(Type.String()),
    empirical_policy: opt(TASK_RUN_POLICY),
    tags: opt(tags()),
    labels: maybe(labels()),
    state_id: maybe(uuid()),
    task_inputs: opt(inputs),
    state_type: maybe(stateType),
    state_name: maybe(Type.String()),
    run_count: opt(int()),
    flow_run_run_count: opt(int()),
    expected_start_time: maybe(moment()),
    next_scheduled_start_time: maybe(moment()),
    start_time: maybe(moment()),
    end_time: maybe(moment()),
    total_run_time: opt(number),
    estimated_run_time: opt(number),
    estimated_start_time_delta: opt(number),
    state: maybe(STATE),
  }),
);

export const TASK_RUN_CREATE = named(
  "TaskRunCreate",
  strict({
    id: maybe(uuid()),
    state: maybe(STATE_CREATE),
    name: maybe(Type.String()),
    flow_run_id: maybe(uuid()),
    task_key: Type.String(),
    dynamic_key: Type.String(),
    cache_key: maybe(Type.String()),
    cache_expiration: maybe(given()),
    task_version: maybe(Type.String()),
    empirical_policy: opt(TASK_RUN_POLICY),
    tags: opt(tags()),
    labels: maybe(labels()),
    task_inputs: opt(inputs),
  }),
);
export const TASK_RUN_UPDATE = named("TaskRunUpdate", strict({ name: maybe(Type.String()) }));

/** What the event of a task run says of it. */
export const TASK_RUN_IN_EVENT = Type.Object({
  name: maybe(Type.String()),
  task_key: Type.String(),
  dynamic_key: Type.String(),
  cache_key: maybe(Type.String()),
  cache_expiration: maybe(given()),
  task_version: maybe(Type.String()),
  empirical_policy: maybe(TASK_RUN_POLICY),
  tags: maybe(tags()),
  labels: maybe(labels()),
  task_inputs: maybe(inputs),
  run_count: maybe(int()),
  flow_run_run_count: maybe(int()),
  expected_start_time: maybe(given()),
  next_scheduled_start_time: maybe(given()),
  start_time: maybe(given()),
  end_time: maybe(given()),
  total_run_time: maybe(number),
});

const TASK_RUN_SORT = oneOf(
  "ID_DESC",
  "EXPECTED_START_TIME_ASC",
  "EXPECTED_START_TIME_DESC",
  "NAME_ASC",
  "NAME_DESC",
  "NEXT_SCHEDULED_START_TIME_ASC",
  "END_TIME_DESC",
);
export const TASK_RUN_LIST = list(TASK_RUN);
export const TASK_RUN_PAGE = pageOf("TaskRunPaginationResponse", TASK_RUN);
export const TASK_RUN_QUERY = fields({
  sort: opt(TASK_RUN_SORT),
  offset: offset(),
  limit: limit(),
  ...RUN_FILTERS,
});
export const TASK_RUN_PAGE_QUERY = fields({
  sort: opt(TASK_RUN_SORT),
  page: page(),
  limit: limit(),
  ...RUN_FILTERS,
});
