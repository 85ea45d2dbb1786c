/** A refusal that the client is told, with the body that Prefect's server gives. */
export class ApiError extends Error {
  override readonly name = "ApiError";

  constructor(
    readonly status: number,
    message: string,
    readonly body: unknown = { detail: message },
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** There is no such thing: `Flow run not found`. */
export function notFound(what: string): ApiError {
  return new ApiError(404, `${what} not found`);
}

/** What was sent is no valid request. */
export function invalid(
  message: string,
  where: readonly (string | number)[] = ["body"],
  given?: unknown,
): ApiError {
  return new ApiError(422, message, {
    exception_message: "Invalid request received.",
    exception_detail: [{ type: "value_error", loc: where, msg: message, input: given ?? null }],
    request_body: given ?? null,
  });
}

/** A row that is there already, or that names one that is not. */
export function conflict(): ApiError {
  return new ApiError(
    409,
    "Data integrity conflict. This usually means a unique or foreign key constraint was violated. See server logs for details.",
  );
}

/**
 * What was looked for.
 * @throws ApiError where there is no such thing.
 */
export function found<Value>(value: Value | null, what: string): Value {
  if (value === null) throw notFound(what);
  return value;
}
