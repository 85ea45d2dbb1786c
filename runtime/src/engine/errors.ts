export type UsageErrorCode =
  | "outside-of-a-flow"
  | "unknown-output"
  | "unknown-input"
  | "missing-input"
  | "renamed-input"
  | "not-json"
  | "not-awaited"
  | "not-a-handle"
  | "not-a-flow"
  | "bad-definition"
  | "bad-map"
  | "bad-artifact";

/** The script uses flow, task or python in a way that they can't be used. */
export class UsageError extends Error {
  override readonly name = "UsageError";

  constructor(
    readonly code: UsageErrorCode,
    message: string,
    /** How to put it right. */
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

/** A parameter that the flow does not take, or not so. */
export class ParameterError extends Error {
  override readonly name = "ParameterError";

  constructor(
    readonly code: "unknown-parameter" | "missing-parameter" | "invalid-parameter",
    message: string,
    readonly parameter: string | null,
    readonly hint: string | null = null,
  ) {
    super(message);
  }
}

export type RunErrorCode =
  | "cell-raised"
  | "error-shown"
  | "worker-lost"
  | "not-ready"
  | "timed-out"
  | "too-much-memory"
  | "cancelled"
  | "tasks-failed"
  | "value-gone"
  | "not-json"
  | "subflow-failed"
  | "not-paused"
  | "suspended"
  | "not-again"
  | "not-to-resume";

export interface RunErrorPlace {
  /** The cell's number in the notebook. */
  readonly cell?: number | null;
  /** The line in the cell, from 1. */
  readonly line?: number | null;
  readonly hint?: string | null;
}

/** Why a run has not completed, where it is not an error that the script itself threw. */
export class RunError extends Error {
  override readonly name = "RunError";
  readonly cell: number | null;
  readonly line: number | null;
  readonly hint: string | null;

  constructor(
    readonly code: RunErrorCode,
    message: string,
    place: RunErrorPlace = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.cell = place.cell ?? null;
    this.line = place.line ?? null;
    this.hint = place.hint ?? null;
  }
}

/** An error in one line: what a state's message says. Our own errors need no class name before them. */
export function describeError(error: unknown): string {
  if (error instanceof RunError || error instanceof UsageError || error instanceof ParameterError)
    return error.message;
  if (error instanceof Error) return error.message === "" ? error.name : `${error.name}: ${error.message}`;
  return `thrown: ${String(error)}`;
}

/** Why a run was cancelled: what the caller's signal says, unless it says only that it was aborted. */
export function cancelledError(reason: unknown): RunError {
  const isSaid = reason instanceof Error && reason.name !== "AbortError";
  return new RunError("cancelled", isSaid ? reason.message : "The run was cancelled.", {}, { cause: reason });
}
