export type ApiErrorCode =
  /** Nothing answers at the address. */
  | "api-unreachable"
  /** What answers there is no Orion API, or one that we do not speak. */
  | "api-unknown"
  /** The key is missing, wrong, or may not do this. */
  | "api-unauthorized"
  | "api-not-found"
  /** The server does not take what was sent: 4xx. */
  | "api-refused"
  /** The server failed at it: 5xx, or too busy for all tries. */
  | "api-failed"
  /** An answer that is not what the API says. */
  | "api-odd-answer"
  /** There is no address to speak to, or it is none. */
  | "api-address";

/** A request to an Orion server has not been answered as it should. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** After how long the server asks to be asked again; null where it does not say. */
  readonly retryAfterSeconds: number | null;
  /** How to put it right. */
  readonly hint: string | null;

  constructor(
    readonly code: ApiErrorCode,
    message: string,
    more: {
      readonly status?: number;
      readonly retryAfterSeconds?: number | null;
      readonly hint?: string | null;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.status = more.status ?? null;
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
    this.hint = more.hint ?? null;
  }

  /** The same request may succeed later, as it is. */
  get isPassing(): boolean {
    return this.code === "api-unreachable" || this.code === "api-failed";
  }
}
