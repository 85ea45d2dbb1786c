export type ServerErrorCode = "open-to-all" | "port-taken" | "bad-address" | "bad-key" | "no-pages";

/** The server can't be started, or its keys can't be changed, as was asked. */
export class ServerError extends Error {
  override readonly name = "ServerError";

  constructor(
    readonly code: ServerErrorCode,
    message: string,
    /** How to put it right. */
    readonly hint: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
  }
}
