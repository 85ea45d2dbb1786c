import { OLDEST_API } from "../admin/versions.js";
import { ApiError } from "./api-error.js";

/** `3.8.8` of `prefect/3.8.8 (API 0.8.4)`; null for another client. */
export function clientVersion(userAgent: string | undefined): string | null {
  return /^prefect\/(\S+)/u.exec(userAgent ?? "")?.[1] ?? null;
}

/** @throws ApiError 400 where the version that a client asks for is none, or is too old. */
export function checkApiVersion(header: string | undefined): void {
  if (header === undefined) return;
  const parts = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/u.exec(header);
  if (parts === null) {
    throw new ApiError(400, "Invalid X-PREFECT-API-VERSION header format.", {
      detail: `Invalid X-PREFECT-API-VERSION header format. Expected header in format 'x.y.z' but received ${header}`,
    });
  }
  const [oldest, asked] = [OLDEST_API.split(".").map(Number), parts.slice(1).map(Number)];
  for (const [index, least] of oldest.entries()) {
    const part = asked[index] ?? 0;
    if (part > least) return;
    if (part < least) {
      throw new ApiError(
        400,
        `The client's API version ${header} is below ${OLDEST_API}, the oldest that is served.`,
      );
    }
  }
}
