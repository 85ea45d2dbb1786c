/** Prefect's nine types of state. */
export const STATE_TYPES = [
  "SCHEDULED",
  "PENDING",
  "RUNNING",
  "COMPLETED",
  "FAILED",
  "CANCELLED",
  "CRASHED",
  "PAUSED",
  "CANCELLING",
] as const;

export type StateType = (typeof STATE_TYPES)[number];

/** The names that a state of each type may have; the first is the plain one. */
export const STATE_NAMES = {
  SCHEDULED: ["Scheduled", "Late", "AwaitingRetry", "AwaitingConcurrencySlot", "Resuming"],
  PENDING: ["Pending", "NotReady", "Submitting", "InfrastructurePending"],
  RUNNING: ["Running", "Retrying", "Rerunning"],
  COMPLETED: ["Completed", "Cached"],
  FAILED: ["Failed", "TimedOut"],
  CANCELLED: ["Cancelled"],
  CRASHED: ["Crashed"],
  PAUSED: ["Paused", "Suspended"],
  CANCELLING: ["Cancelling"],
} as const satisfies Readonly<Record<StateType, readonly [string, ...string[]]>>;

export type StateName = (typeof STATE_NAMES)[StateType][number] | "RolledBack";

/** What a run's state is, as Prefect records it. */
export interface State {
  /** A uuid v7. */
  readonly id: string;
  readonly type: StateType;
  /** One of `STATE_NAMES`, or a name that someone chose. */
  readonly name: string;
  readonly message: string | null;
  /** ISO 8601, in UTC. */
  readonly timestamp: string;
  readonly details: StateDetails;
  /** A small result as JSON text; null where there is none. */
  readonly data: string | null;
}

export interface StateDetails {
  /** When a SCHEDULED run is due; ISO 8601. */
  readonly scheduledTime?: string;
  readonly childFlowRunId?: string;
  /** The same id twice is the same request sent twice. */
  readonly transitionId?: string;
  readonly pauseKey?: string;
  readonly pauseTimeout?: string;
  readonly pauseReschedule?: boolean;
  /** Where the API keeps what a paused run asks for, and what it is resumed with. */
  readonly runInputKeyset?: Readonly<Record<string, string>>;
  readonly cacheKey?: string;
  readonly retriable?: boolean;
  /** What the API's other fields hold, kept as they came. */
  readonly [field: string]: unknown;
}

/** The types that a run ends in. */
export const END_TYPES: readonly StateType[] = ["COMPLETED", "FAILED", "CANCELLED", "CRASHED"];

/** Whether a run in a state of this type has ended. */
export function isTerminal(type: StateType): boolean {
  return END_TYPES.includes(type);
}
