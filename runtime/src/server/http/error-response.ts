import { StoreError } from "../../store/index.js";
import { ApiError } from "./api-error.js";

/** What a client is told of an error; faults of our own are reported, and the client hears nothing of their insides. */
export function errorResponse(error: unknown, report: (fault: unknown) => void): Response {
  if (error instanceof ApiError) return answer(error.status, error.body, error.headers);
  if (error instanceof RangeError && /call stack/iu.test(error.message))
    return answer(422, { exception_message: "The request is nested too deeply." });
  report(error);
  if (error instanceof StoreError && error.code !== "store-failed")
    return answer(503, { exception_message: error.message }, { "Retry-After": "1" });
  return answer(500, { exception_message: "Internal Server Error" });
}

function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "Content-Type": "application/json", ...headers },
  });
}
