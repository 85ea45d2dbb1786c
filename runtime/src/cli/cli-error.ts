import { EXIT, type ExitCode } from "./exit-code.js";

/** Something that the command's user can put right: one message, its cure, and the exit status. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly hint: string | null;
  readonly exitCode: ExitCode;

  constructor(
    message: string,
    options: { readonly hint?: string; readonly exitCode?: ExitCode; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.hint = options.hint ?? null;
    this.exitCode = options.exitCode ?? EXIT.usage;
  }
}
