import { Type } from "typebox";
import { STATE_TYPES } from "../../state/index.js";
import {
  given,
  json,
  list,
  maybe,
  moment,
  named,
  nullable,
  oneOf,
  opt,
  strict,
  uuid,
} from "../schema/kit.js";

const stateType = named("StateType", oneOf(...STATE_TYPES));

const details = <Time extends ReturnType<typeof given> | ReturnType<typeof moment>>(time: Time) => ({
  flow_run_id: maybe(uuid()),
  task_run_id: maybe(uuid()),
  child_flow_run_id: maybe(uuid()),
  scheduled_time: maybe(time),
  cache_key: maybe(Type.String()),
  cache_expiration: maybe(time),
  deferred: maybe(Type.Boolean()),
  untrackable_result: opt(Type.Boolean()),
  pause_timeout: maybe(time),
  pause_reschedule: opt(Type.Boolean()),
  pause_key: maybe(Type.String()),
  run_input_keyset: maybe(
    Type.Unsafe<Readonly<Record<string, string>>>({
      type: "object",
      additionalProperties: { type: "string" },
    }),
  ),
  refresh_cache: maybe(Type.Boolean()),
  retriable: maybe(Type.Boolean()),
  transition_id: maybe(uuid()),
  task_parameters_id: maybe(uuid()),
  traceparent: maybe(Type.String()),
  deployment_concurrency_lease_id: maybe(uuid()),
});

export const STATE = named(
  "State",
  Type.Object({
    id: uuid(),
    type: stateType,
    name: maybe(Type.String()),
    timestamp: opt(moment()),
    message: maybe(Type.String()),
    data: opt(json()),
    state_details: opt(named("StateDetails", Type.Object(details(moment())))),
  }),
);

export const STATE_CREATE = named(
  "StateCreate",
  strict({
    type: stateType,
    name: maybe(Type.String()),
    message: maybe(Type.String()),
    data: opt(json()),
    state_details: opt(named("StateDetailsCreate", Type.Object(details(given())))),
  }),
);

export const ORCHESTRATION_RESULT = named(
  "OrchestrationResult",
  Type.Object({
    state: nullable(STATE),
    status: oneOf("ACCEPT", "REJECT", "ABORT", "WAIT"),
    details: Type.Object({
      type: opt(oneOf("accept_details", "wait_details", "reject_details", "abort_details")),
      reason: maybe(Type.String()),
      delay_seconds: opt(Type.Integer()),
    }),
  }),
);

export const STATES = list(STATE);
