import { Type } from "typebox";
import { GLOBAL } from "../concurrency/operations-v2.js";
import { CREATED_BY, pageOf } from "../flow-runs/schema.js";
import { RUN_FILTERS } from "../filters/run-filters.js";
import { SCHEDULE, SCHEDULE_CREATE, SCHEDULE_UPDATE } from "../schedules/schema.js";
import {
  common,
  fields,
  given,
  jsonObject,
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

const POSITIVE = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
const OPTIONS = named(
  "ConcurrencyOptions",
  Type.Object({
    collision_strategy: oneOf("ENQUEUE", "CANCEL_NEW"),
    grace_period_seconds: maybe(Type.Integer({ minimum: 60, maximum: 86_400 })),
  }),
);
const VERSION_INFO = named("VersionInfo", Type.Object({ type: Type.String(), version: Type.String() }));
const PULL_STEPS = list(jsonObject());

const both = {
  concurrency_limit: maybe(POSITIVE),
  concurrency_options: maybe(OPTIONS),
  global_concurrency_limit_id: maybe(uuid()),
  parameter_openapi_schema: maybe(jsonObject()),
  tags: opt(tags()),
  pull_steps: maybe(PULL_STEPS),
  work_queue_name: maybe(Type.String({ minLength: 1 })),
  work_pool_name: maybe(Type.String()),
  storage_document_id: maybe(uuid()),
  infrastructure_document_id: maybe(uuid()),
  description: maybe(Type.String()),
  path: maybe(Type.String()),
  version: maybe(Type.String()),
  entrypoint: maybe(Type.String()),
  version_info: maybe(VERSION_INFO),
  paused: opt(Type.Boolean()),
};

export const DEPLOYMENT_CREATE = named(
  "DeploymentCreate",
  strict({
    ...both,
    name: Type.String({ minLength: 1, pattern: "^[^/%&><]+$", maxLength: 500 }),
    flow_id: uuid(),
    schedules: opt(list(SCHEDULE_CREATE)),
    enforce_parameter_schema: opt(Type.Boolean()),
    parameters: opt(jsonObject()),
    labels: maybe(labels()),
    job_variables: opt(jsonObject()),
  }),
);
export const DEPLOYMENT_UPDATE = named(
  "DeploymentUpdate",
  strict({
    ...both,
    schedules: opt(list(SCHEDULE_UPDATE)),
    enforce_parameter_schema: maybe(Type.Boolean()),
    parameters: maybe(jsonObject()),
    job_variables: maybe(jsonObject()),
  }),
);
export const DEPLOYMENT = named(
  "DeploymentResponse",
  Type.Object({
    ...common,
    name: Type.String(),
    version: maybe(Type.String()),
    description: maybe(Type.String()),
    flow_id: uuid(),
    paused: opt(Type.Boolean()),
    schedules: opt(list(SCHEDULE)),
    concurrency_limit: maybe(Type.Integer()),
    global_concurrency_limit: maybe(GLOBAL),
    concurrency_options: maybe(OPTIONS),
    job_variables: opt(jsonObject()),
    parameters: opt(jsonObject()),
    tags: opt(tags()),
    labels: opt(labels()),
    work_queue_name: maybe(Type.String()),
    work_queue_id: maybe(uuid()),
    last_polled: maybe(moment()),
    parameter_openapi_schema: maybe(jsonObject()),
    path: maybe(Type.String()),
    pull_steps: maybe(PULL_STEPS),
    entrypoint: maybe(Type.String()),
    storage_document_id: maybe(uuid()),
    infrastructure_document_id: maybe(uuid()),
    created_by: maybe(CREATED_BY),
    updated_by: maybe(CREATED_BY),
    work_pool_name: maybe(Type.String()),
    status: maybe(oneOf("READY", "NOT_READY")),
    enforce_parameter_schema: opt(Type.Boolean()),
  }),
);

const SORT = oneOf("CREATED_DESC", "UPDATED_DESC", "NAME_ASC", "NAME_DESC");
export const DEPLOYMENT_QUERY = fields({ sort: opt(SORT), offset: offset(), limit: limit(), ...RUN_FILTERS });
export const DEPLOYMENT_PAGE_QUERY = fields({
  sort: opt(SORT),
  page: page(),
  limit: limit(),
  ...RUN_FILTERS,
});
export const DEPLOYMENT_LIST = list(DEPLOYMENT);
export const DEPLOYMENT_PAGE = pageOf("DeploymentPaginationResponse", DEPLOYMENT);
export const SCHEDULED_QUERY = fields({
  deployment_ids: list(uuid()),
  scheduled_before: opt(given()),
  limit: limit(),
});
const TIMES = Type.Integer({ minimum: 0, maximum: 1000 });
export const SCHEDULE_QUERY = fields({
  start_time: opt(given()),
  end_time: opt(given()),
  min_time: opt(Type.Number({ minimum: 0, maximum: 1e10 })),
  min_runs: opt(TIMES),
  max_runs: opt(TIMES),
});
