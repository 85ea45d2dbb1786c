/**
 * `unauthorized`: the server wants a key, or another one. `forbidden`: the key does not allow it. `refused`: the rules do not allow
 * it now. `unreachable`: no answer.
 */
export type ClientErrorCode =
  "unauthorized" | "forbidden" | "not-found" | "refused" | "unreachable" | "failed";

export class ClientError extends Error {
  override readonly name = "ClientError";
  readonly code: ClientErrorCode;

  constructor(code: ClientErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What a person is told of anything that was thrown. */
export function errorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
