import { STATE_NAMES, STATE_TYPES, type StateType } from "../state/index.js";
import { CliError } from "./cli-error.js";

export interface WantedState {
  readonly type: StateType;
  /** Null for every name of the type. */
  readonly name: string | null;
}

/** A state by its type or its name, however it is written. */
export function readState(given: string): WantedState {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z]/gu, "");
  for (const type of STATE_TYPES) {
    if (plain(type) === plain(given)) return { type, name: null };
    const name = STATE_NAMES[type].find((candidate) => plain(candidate) === plain(given));
    if (name !== undefined) return { type, name };
  }
  throw new CliError(`There is no state ${given}.`, {
    hint: `There are: ${STATE_TYPES.join(", ").toLowerCase()}.`,
  });
}
