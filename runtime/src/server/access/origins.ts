import { isIP } from "node:net";

export interface Origins {
  /** Names under which the server may be reached besides addresses and `localhost`. */
  readonly hosts: readonly string[];
}

/**
 * Whether a request was meant for this server. A page elsewhere can point a name of its own at this address and then counts as
 * of one origin with it; the Host header tells that. Addresses and `localhost` can't be so taken.
 */
export function isOurHost(host: string | undefined, { hosts }: Origins): boolean {
  const name = hostName(host);
  return (
    name !== null &&
    (name === "localhost" || name.endsWith(".localhost") || isIP(name) !== 0 || hosts.includes(name))
  );
}

/** Whether a browser's page that sends a request is one of this server's own; programs send no Origin. */
export function isOurOrigin(
  origin: string | undefined,
  host: string | undefined,
  { hosts }: Origins,
): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host?.toLowerCase() || hosts.includes(from.hostname);
}

function hostName(host: string | undefined): string | null {
  if (host === undefined || host === "") return null;
  if (!URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/^\[|\]$/gu, "");
}
