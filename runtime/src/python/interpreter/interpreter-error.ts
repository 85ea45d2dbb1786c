/** No Python was found to run the notebook with, or the one that was asked for is not there. */
export class InterpreterError extends Error {
  override readonly name = "InterpreterError";
  readonly code = "no-interpreter";

  constructor(
    message: string,
    /** Where was looked, in order, and why it would not do. */
    readonly tried: readonly string[],
    readonly hint: string,
  ) {
    super(message);
  }
}
