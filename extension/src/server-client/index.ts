import type { OpenClient } from "./open-client.js";

export { clock, formatOf, inHours, moment, poolWarning, secondsOf } from "nbflow/dashboard";
export type * from "nbflow/dashboard";
export { hasCode } from "./has-code.js";
export type { OpenClient, ServerAddress } from "./open-client.js";
export type { Found, Server, Source } from "./server.js";

/** What speaks to servers; its code is loaded with the first of them. */
export async function serverClient(): Promise<OpenClient> {
  return import("./open-client.js");
}
