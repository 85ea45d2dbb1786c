import { ApiError } from "../api-error.js";
import type { ApiAddress } from "../address/index.js";

const LONGEST_DETAIL = 500;

/** Nothing answered: what a person can look at. */
export function noAnswerError(address: ApiAddress, error: unknown, isLate: boolean): ApiError {
  const reason = isLate ? "no answer in time" : reasonOf(error);
  return new ApiError("api-unreachable", `The server at ${address.url} can't be reached: ${reason}.`, {
    hint: `The address is from ${address.source}. Is the server running? nbflow server start, or prefect server start`,
    cause: error,
  });
}

/** The server answered that it does not do what was asked. */
export function answerError(
  address: ApiAddress,
  what: string,
  { status, headers }: Pick<Response, "status" | "headers">,
  answer: string,
): ApiError {
  const detail = detailOf(answer);
  if (status === 401 || status === 403) return refusedKey(address, status);
  const said = detail === "" ? "" : `: ${detail}`;
  if (status === 404)
    return new ApiError("api-not-found", `${address.url} has not what ${what} asks for${said}`, { status });
  const code = status >= 500 || status === 408 || status === 429 ? "api-failed" : "api-refused";
  const retryAfter = Number(headers.get("retry-after") ?? "");
  const retryAfterSeconds = retryAfter > 0 ? retryAfter : null;
  return new ApiError(code, `${address.url} answers ${status} to ${what}${said}`, {
    status,
    retryAfterSeconds,
  });
}

function refusedKey(address: ApiAddress, status: number): ApiError {
  const { kind } = address.auth;
  const what =
    kind === "none"
      ? "asks for a key, and none is set"
      : `does not accept the ${kind === "bearer" ? "key" : "password"} that is set`;
  return new ApiError("api-unauthorized", `The server at ${address.url} ${what} (HTTP ${status}).`, {
    status,
    hint: "Set NBFLOW_API_KEY, or NBFLOW_API_AUTH_STRING to user:password; or nbflow profile set NAME --api-key -",
  });
}

function reasonOf(error: unknown): string {
  const { cause, message } = error as { readonly cause?: unknown; readonly message?: unknown };
  const inner = cause as { readonly code?: unknown; readonly message?: unknown } | undefined;
  for (const said of [inner?.code, inner?.message, message]) {
    if (typeof said === "string" && said !== "") return said;
  }
  return String(error);
}

/** What the server says of it, in one line. */
function detailOf(answer: string): string {
  let said = answer;
  try {
    const json = JSON.parse(answer) as Readonly<Record<string, unknown>>;
    const { detail, exception_detail, exception_message } = json;
    const found = detail ?? exception_detail ?? exception_message ?? json;
    said = typeof found === "string" ? found : JSON.stringify(found);
  } catch {
    if (/^\s*</u.test(answer)) return "a page, no JSON. The address of the API ends in /api";
  }
  const line = said.replaceAll(/\s+/gu, " ").trim();
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line;
}
