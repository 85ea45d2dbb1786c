import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import {
  httpClient,
  messageClient,
  serveClient,
  type Client,
  type Port,
} from "../../../../dashboard/src/client/index.js";

type Make = (url: string, key?: string | null) => Client;

const socket = (url: string) => new WebSocket(url, "prefect");

/** All ways to be handed a client. */
export const CLIENTS: readonly (readonly [string, Make])[] = [
  [
    "over HTTP and websockets",
    (url, key = null) => httpClient({ url: `${url}/api`, key, fetch, socket, againMs: 20 }),
  ],
  ["over HTTP alone", (url, key = null) => httpClient({ url: `${url}/api`, key, fetch, pollMs: 50 })],
  [
    "over messages",
    (url, key = null) => {
      const [page, host] = channel();
      const stop = serveClient(httpClient({ url: `${url}/api`, key, fetch, socket, againMs: 20 }), host);
      onTestFinished(stop);
      return messageClient(page);
    },
  ],
];

/** Two ends of a channel whose messages are copies, as those of `postMessage`. */
function channel(): readonly [Port, Port] {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const port = (mine: 0 | 1): Port => ({
    post: (message) => {
      const copy = structuredClone(message);
      setImmediate(() => {
        for (const on of ends[mine === 0 ? 1 : 0]) on(copy);
      });
    },
    listen: (on) => {
      ends[mine].add(on);
      return () => void ends[mine].delete(on);
    },
  });
  return [port(0), port(1)];
}

/** Resolves with what it is called with first that is as wanted. */
export function heard<Item>(
  isWanted: (item: Item) => boolean,
): readonly [(item: Item) => void, Promise<Item>] {
  let tell: (item: Item) => void = () => undefined;
  const first = new Promise<Item>((resolve) => {
    tell = (item) => {
      if (isWanted(item)) resolve(item);
    };
  });
  return [(item) => tell(item), first];
}
