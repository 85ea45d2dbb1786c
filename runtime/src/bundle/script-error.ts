export type ScriptErrorCode =
  | "script-missing"
  | "script-not-readable"
  | "script-not-compiled"
  | "script-threw"
  | "script-without-flow"
  | "flow-not-exported"
  | "flow-ambiguous";

/** A script that cannot be loaded or holds no flow to run. */
export class ScriptError extends Error {
  override readonly name = "ScriptError";

  constructor(
    readonly code: ScriptErrorCode,
    message: string,
    /** How to put it right. */
    readonly hint: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
