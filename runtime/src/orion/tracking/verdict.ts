import type { Answer, State, StateType } from "../../state/index.js";
import { ApiError } from "../api-error.js";
import type { CallOptions, OrionClient } from "../client/index.js";
import { read } from "../read.js";
import { apiState } from "../wire/index.js";

/** Asks the server what comes of a proposed state, by its rules. */
export async function askForState(
  client: OrionClient,
  flowRunId: string,
  state: State,
  options?: CallOptions,
): Promise<Answer> {
  const body = { state: apiState(state), force: false };
  const answer = read.fields(await client.call("POST", `flow_runs/${flowRunId}/set_state`, body, options));
  const now = answer["state"] === null ? null : stateOf(answer["state"]);
  const details = read.object(answer, "details");
  const reason = read.textOrNull(details, "reason") ?? "";
  switch (answer["status"]) {
    case "ACCEPT":
      return { status: "ACCEPT", state: now === null ? state : merged(state, now) };
    case "WAIT":
      return { status: "WAIT", reason, delaySeconds: read.number(details, "delay_seconds"), state: now };
    case "ABORT":
      return { status: "ABORT", reason, state: now };
    case "REJECT":
      return { status: "REJECT", reason, state: now ?? state, changed: now !== null && !isSame(now, state) };
    default:
      throw new ApiError("api-odd-answer", `The server answers ${String(answer["status"])} to a state.`);
  }
}

/** A state as the API has it. */
export function stateOf(value: unknown): State {
  const details = read.object(value, "state_details");
  const scheduledTime = read.textOrNull(details, "scheduled_time");
  const pauseKey = read.textOrNull(details, "pause_key");
  const pauseTimeout = read.textOrNull(details, "pause_timeout");
  const pauseReschedule = read.flag(details, "pause_reschedule");
  const transitionId = read.textOrNull(details, "transition_id");
  return {
    id: read.text(value, "id"),
    type: read.text(value, "type") as StateType,
    name: read.textOrNull(value, "name") ?? read.text(value, "type"),
    message: read.textOrNull(value, "message"),
    timestamp: new Date(read.text(value, "timestamp")).toISOString(),
    details: {
      ...(scheduledTime === null ? {} : { scheduledTime: new Date(scheduledTime).toISOString() }),
      ...(pauseKey === null ? {} : { pauseKey }),
      ...(pauseTimeout === null ? {} : { pauseTimeout: new Date(pauseTimeout).toISOString() }),
      ...(pauseReschedule ? { pauseReschedule } : {}),
      ...(transitionId === null ? {} : { transitionId }),
    },
    data: null,
  };
}

/** What was proposed, as the server has it now; our data stays here. */
function merged(proposed: State, now: State): State {
  return { ...now, details: { ...proposed.details, ...now.details }, data: proposed.data };
}

/** A rejected state that has the proposal's id is the same request sent twice: it was taken the first time. */
function isSame(now: State, proposed: State): boolean {
  return now.details.transitionId === proposed.id;
}
