import type { State } from "./state.js";

/** What comes of proposing a state: the words and the meaning are Prefect's. */
export type Answer =
  /** The run has the state, perhaps with a name or details that a rule gave it. */
  | { readonly status: "ACCEPT"; readonly state: State }
  /** The run has another state than the one proposed: its old one, or one that a rule put in its place (`changed`). */
  | { readonly status: "REJECT"; readonly reason: string; readonly state: State; readonly changed: boolean }
  /** Nothing changed; the same may be proposed again after the delay. */
  | {
      readonly status: "WAIT";
      readonly reason: string;
      readonly delaySeconds: number;
      readonly state: State | null;
    }
  /** Nothing changed, and whoever proposed it should stop. */
  | { readonly status: "ABORT"; readonly reason: string; readonly state: State | null };

/** What the rules need to know of a run besides its state. */
export interface RunFacts {
  readonly now: Date;
  /** How often the run has entered RUNNING. */
  readonly runCount: number;
  readonly retries: number;
  /** How many of `runCount` belong to earlier tries of its flow run, which have had retries of their own. Default: 0. */
  readonly triesBefore?: number;
  /** Seconds before each further try; the last one repeats. */
  readonly retryDelay: readonly number[];
  /** Flow runs: it came from a deployment. */
  readonly hasDeployment?: boolean;
  /** Flow runs: a process or a container runs it. */
  readonly hasInfrastructure?: boolean;
  /** Flow runs: a process of nbflow's own has it, so whoever has its script can go on with it without a deployment. */
  readonly isLocal?: boolean;
  /** Flow runs: it runs inside another. */
  readonly isSubflow?: boolean;
  /** Flow runs: the slots of their deployment, where that has a limit. */
  readonly slots?: DeploymentSlots;
  /** Flow runs: the slot that it took was taken back, and no other is free. */
  readonly slotIsLost?: boolean;
  /** Flow runs: the keys of the pauses that have fired. */
  readonly pauseKeys?: readonly string[];
  /** Task runs: the state of its flow run; undefined for one that stands alone. */
  readonly flowState?: State | null;
  /** Task runs: its flow run has begun another try since. */
  readonly flowIsRetrying?: boolean;
}

/** How many runs of a deployment may be submitted at once, and what becomes of one too many. */
export interface DeploymentSlots {
  readonly limit: number;
  readonly isFree: boolean;
  readonly collision: "ENQUEUE" | "CANCEL_NEW";
  /** Seconds until a run that has to wait asks again. */
  readonly waitSeconds: number;
}

/** The state that a run has by the answer and had not before; null where it keeps its own. */
export function newState(answer: Answer): State | null {
  return answer.status === "ACCEPT" || (answer.status === "REJECT" && answer.changed) ? answer.state : null;
}
