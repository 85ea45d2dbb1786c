import type { State } from "../client/index.js";

/** What colour and icon a state has; each tone has an icon of its own, so that colour is never all there is. */
export type Tone = "good" | "busy" | "bad" | "crashed" | "warn" | "paused" | "waiting" | "off" | "planned";

export interface Look {
  readonly tone: Tone;
  readonly label: string;
}

/** The names that states have where their type says less. */
const BY_NAME: Readonly<Record<string, Look>> = {
  Late: { tone: "warn", label: "Late" },
  AwaitingRetry: { tone: "warn", label: "Awaiting retry" },
  Retrying: { tone: "busy", label: "Retrying" },
  Resuming: { tone: "waiting", label: "Resuming" },
  AwaitingConcurrencySlot: { tone: "waiting", label: "Awaiting a slot" },
  NotReady: { tone: "off", label: "Did not run" },
  TimedOut: { tone: "bad", label: "Timed out" },
  RolledBack: { tone: "off", label: "Rolled back" },
};

const BY_TYPE: Readonly<Record<State["type"], Look>> = {
  SCHEDULED: { tone: "waiting", label: "Scheduled" },
  PENDING: { tone: "waiting", label: "Pending" },
  RUNNING: { tone: "busy", label: "Running" },
  PAUSED: { tone: "paused", label: "Paused" },
  CANCELLING: { tone: "warn", label: "Cancelling" },
  COMPLETED: { tone: "good", label: "Completed" },
  FAILED: { tone: "bad", label: "Failed" },
  CRASHED: { tone: "crashed", label: "Crashed" },
  CANCELLED: { tone: "off", label: "Cancelled" },
};

export const PLANNED: Look = { tone: "planned", label: "Not started" };
/** Of a task that its flow has ended without. */
export const LEFT_OUT: Look = { tone: "off", label: "Did not run" };

export function lookOf(state: Pick<State, "type" | "name"> | null): Look {
  if (state === null) return BY_TYPE.PENDING;
  const named = BY_NAME[state.name];
  if (named !== undefined) return named;
  const typed = BY_TYPE[state.type];
  const isPlain = state.name.toUpperCase() === state.type;
  return isPlain || state.name === "" ? typed : { ...typed, label: inWords(state.name) };
}

export function isOver(state: Pick<State, "type"> | null): boolean {
  return (
    state !== null &&
    (state.type === "COMPLETED" ||
      state.type === "FAILED" ||
      state.type === "CRASHED" ||
      state.type === "CANCELLED")
  );
}

/** `AwaitingRetry` → `Awaiting retry`. */
function inWords(name: string): string {
  const words = name.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, " ").toLowerCase();
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
