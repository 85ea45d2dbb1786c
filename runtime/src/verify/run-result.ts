import type { CellOutput } from "../python/index.js";

/** What a run of a notebook or of its flow gave. */
export interface RunResult {
  /** The outputs of each cell that ran, by its number. */
  readonly cells: ReadonlyMap<number, readonly CellOutput[]>;
  /** The cell at which it stopped with an error; null where it ran to its end. */
  readonly stopped: number | null;
  /** Its variables at the end; null where they could not be read. */
  readonly variables: Variables | null;
  /** Where tasks ran that may run in a fork; none of a run of the notebook itself. */
  readonly placed: readonly Placed[];
}

export interface Placed {
  readonly cells: readonly number[];
  readonly apart: boolean;
  /** Why not in a fork. */
  readonly why: string | null;
}

/** By name; settings of the process (`<working directory>`) among them. */
export type Variables = Readonly<Record<string, Variable>>;

/** What `nbflow_fingerprint` says of a variable. */
export interface Variable {
  /** Each part of it that is compared: where it is in the variable, its digest, and a short text for people. */
  readonly facts: readonly (readonly [path: string, digest: string, text: string])[];
  /** Parts that can't be compared, and why. */
  readonly opaque: readonly (readonly [path: string, why: string])[];
}
