import type { Static } from "typebox";
import { v7 as uuid } from "uuid";
import {
  STATE_NAMES,
  type Answer,
  type State,
  type StateDetails,
  type StateName,
} from "../../state/index.js";
import { instant } from "../data/instant.js";
import type { STATE_CREATE } from "./schema.js";

/** The fields of a state's details: as the store has them, as the API has them, and what the API says where there is nothing. */
const FIELDS = [
  ["flowRunId", "flow_run_id", null],
  ["taskRunId", "task_run_id", null],
  ["childFlowRunId", "child_flow_run_id", null],
  ["scheduledTime", "scheduled_time", null],
  ["cacheKey", "cache_key", null],
  ["cacheExpiration", "cache_expiration", null],
  ["deferred", "deferred", false],
  ["untrackableResult", "untrackable_result", false],
  ["pauseTimeout", "pause_timeout", null],
  ["pauseReschedule", "pause_reschedule", false],
  ["pauseKey", "pause_key", null],
  ["runInputKeyset", "run_input_keyset", null],
  ["refreshCache", "refresh_cache", null],
  ["retriable", "retriable", null],
  ["transitionId", "transition_id", null],
  ["taskParametersId", "task_parameters_id", null],
  ["traceparent", "traceparent", null],
  ["deploymentConcurrencyLeaseId", "deployment_concurrency_lease_id", null],
] as const;
const MOMENTS: ReadonlySet<string> = new Set(["scheduled_time", "cache_expiration", "pause_timeout"]);
/** Who a state belongs to is known from where it stands. */
const NOT_KEPT: ReadonlySet<string> = new Set(["flow_run_id", "task_run_id"]);

/** Whose state it is; ids as the API's details name them. */
export interface StateOwner {
  readonly flowRunId: string | null;
  readonly taskRunId: string | null;
}

export function stateToWire(state: State, owner: StateOwner): Readonly<Record<string, unknown>> {
  const details: Record<string, unknown> = {};
  for (const [ours, theirs, none] of FIELDS) details[theirs] = state.details[ours] ?? none;
  details["flow_run_id"] ??= owner.flowRunId;
  details["task_run_id"] ??= owner.taskRunId;
  return {
    id: state.id,
    type: state.type,
    name: state.name,
    timestamp: state.timestamp,
    message: state.message,
    data: state.data === null ? null : dataOf(state.data),
    state_details: details,
  };
}

type StateCreate = Static<typeof STATE_CREATE>;

/** A state as it was proposed; `now` is its time. A scheduled one without a time is due now. */
export function stateFromWire(given: StateCreate, now: string, id: string = uuid()): State {
  const details = detailsFromWire(given.state_details ?? {});
  return {
    id,
    type: given.type,
    name: given.name ?? plainName(given.type, details),
    message: given.message ?? null,
    timestamp: now,
    details:
      given.type === "SCHEDULED" && details.scheduledTime === undefined
        ? { ...details, scheduledTime: now }
        : details,
    data: given.data === null || given.data === undefined ? null : JSON.stringify(given.data),
  };
}

function plainName(type: StateCreate["type"], details: StateDetails): StateName {
  return type === "PAUSED" && details.pauseReschedule === true ? "Suspended" : STATE_NAMES[type][0];
}

function detailsFromWire(given: Readonly<Record<string, unknown>>): StateDetails {
  const details: Record<string, unknown> = {};
  for (const [ours, theirs, none] of FIELDS) {
    const value = given[theirs];
    if (value === undefined || value === null || value === none || NOT_KEPT.has(theirs)) continue;
    details[ours] = MOMENTS.has(theirs) ? (instant(value as string | number) ?? undefined) : value;
  }
  return details;
}

export function answerToWire(answer: Answer, owner: StateOwner): Readonly<Record<string, unknown>> {
  return {
    status: answer.status,
    state: answer.state === null ? null : stateToWire(answer.state, owner),
    details: detailsOf(answer),
  };
}

function detailsOf(answer: Answer): Readonly<Record<string, unknown>> {
  switch (answer.status) {
    case "ACCEPT":
      return { type: "accept_details" };
    case "REJECT":
      return { type: "reject_details", reason: answer.reason };
    case "ABORT":
      return { type: "abort_details", reason: answer.reason };
    case "WAIT":
      return {
        type: "wait_details",
        delay_seconds: Math.max(0, Math.round(answer.delaySeconds)),
        reason: answer.reason,
      };
  }
}

/** Data that nbflow itself or a client has written; a text that is no JSON stands for itself. */
function dataOf(data: string): unknown {
  try {
    return JSON.parse(data) as unknown;
  } catch {
    return data;
  }
}
