import { v7 as uuid } from "uuid";
import { STATE_NAMES, type State, type StateDetails, type StateName, type StateType } from "./state.js";

export interface NewState {
  readonly name?: StateName;
  readonly message?: string | null;
  readonly details?: StateDetails;
  readonly data?: string | null;
}

const NO_DETAILS: StateDetails = Object.freeze({});

/** A state of a type as it begins at `now`; without a name, it has the type's plain one. */
export function makeState(type: StateType, now: Date, given: NewState = {}): State {
  return {
    id: uuid(),
    type,
    name: given.name ?? STATE_NAMES[type][0],
    message: given.message ?? null,
    timestamp: now.toISOString(),
    details: given.details ?? NO_DETAILS,
    data: given.data ?? null,
  };
}
