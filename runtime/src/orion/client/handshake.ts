import { ApiError } from "../api-error.js";
import type { CallOptions, OrionClient } from "./client.js";

const MAJOR = 3;

/**
 * The server's version, where it is one that we speak.
 * @throws ApiError that says what is wrong: no server, no API, another version, no key.
 */
export async function serverVersion(client: OrionClient, options: CallOptions = {}): Promise<string> {
  const { url, source } = client.address;
  const version = await client.call("GET", "admin/version", undefined, options).catch((error: unknown) => {
    if (error instanceof ApiError && error.code === "api-not-found") {
      throw new ApiError("api-unknown", `There is no Orion API at ${url} (${source}).`, {
        hint: url.endsWith("/api") ? null : `Its address ends in /api: ${url}/api`,
        cause: error,
      });
    }
    throw error;
  });
  const major = typeof version === "string" ? Number.parseInt(version, 10) : Number.NaN;
  if (Number.isNaN(major)) throw new ApiError("api-unknown", `There is no Orion API at ${url} (${source}).`);
  if (major !== MAJOR) {
    throw new ApiError("api-unknown", `The server at ${url} is Prefect ${String(version)}.`, {
      hint: `nbflow speaks the API of Prefect ${MAJOR}.`,
    });
  }
  return String(version);
}
