import { randomBytes } from "node:crypto";
import type { RunningServer, SharedServer } from "../../server/index.js";

/** How long a shared server stays after the last of its clients. */
const UNUSED_MS = 60_000;

export interface Sharing {
  readonly key: string;
  readonly unused: { readonly afterMs: number; readonly end: () => void };
  /** Resolves when nobody has used the server for a minute. */
  readonly isUnused: Promise<void>;
}

/** What a server that is shared is started with: a key of its own, unless it is given one. */
export function sharing(key: string | null): Sharing {
  let end = (): void => undefined;
  const isUnused = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    key: key ?? randomBytes(32).toString("base64url"),
    unused: { afterMs: UNUSED_MS, end: () => end() },
    isUnused,
  };
}

export function sharedAs(server: RunningServer, key: string): SharedServer {
  return { url: server.url, key, pid: process.pid };
}
