import { Type } from "typebox";
import {
  common,
  given,
  jsonObject,
  maybe,
  moment,
  named,
  oneOf,
  opt,
  safeName,
  strict,
  uuid,
} from "../schema/kit.js";

const COUNT = Type.Integer({ minimum: 0, maximum: 2_147_483_647 });
const PRIORITY = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });

const plain = {
  ...common,
  name: safeName(),
  description: maybe(Type.String()),
  is_paused: opt(Type.Boolean()),
  concurrency_limit: maybe(COUNT),
  priority: opt(PRIORITY),
  work_pool_id: maybe(uuid()),
  filter: maybe(jsonObject()),
  last_polled: maybe(moment()),
};
export const QUEUE_PLAIN = named("WorkQueue", Type.Object(plain));
export const QUEUE = named(
  "WorkQueueResponse",
  Type.Object({
    ...plain,
    work_pool_name: maybe(Type.String()),
    status: maybe(oneOf("READY", "NOT_READY", "PAUSED")),
    active_slots: maybe(Type.Integer()),
  }),
);
const filter = maybe(
  named(
    "QueueFilter",
    Type.Object({ tags: maybe(Type.Array(Type.String())), deployment_ids: maybe(Type.Array(uuid())) }),
  ),
);
export const QUEUE_CREATE = named(
  "WorkQueueCreate",
  strict({
    name: safeName(),
    description: maybe(Type.String()),
    is_paused: opt(Type.Boolean()),
    concurrency_limit: maybe(COUNT),
    priority: maybe(PRIORITY),
    filter,
  }),
);
export const QUEUE_UPDATE = named(
  "WorkQueueUpdate",
  strict({
    name: maybe(safeName()),
    description: maybe(Type.String()),
    is_paused: opt(Type.Boolean()),
    concurrency_limit: maybe(COUNT),
    priority: maybe(PRIORITY),
    last_polled: maybe(given()),
    filter,
  }),
);
export const QUEUE_STATUS = named(
  "WorkQueueStatusDetail",
  Type.Object({
    healthy: Type.Boolean(),
    late_runs_count: opt(Type.Integer()),
    last_polled: maybe(moment()),
    health_check_policy: Type.Object({
      maximum_late_runs: maybe(Type.Integer()),
      maximum_seconds_since_last_polled: maybe(Type.Integer()),
    }),
  }),
);
