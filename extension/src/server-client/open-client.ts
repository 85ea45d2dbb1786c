import { WebSocket } from "ws";
import {
  httpClient,
  serveClient,
  tryKey as tryAt,
  type HttpWorld,
  type Client,
  type Port,
  type Stop,
} from "nbflow/dashboard";

/** Where a server is, and what opens it. */
export interface ServerAddress {
  /** The API's, such as `http://127.0.0.1:41234/api`. */
  readonly api: string;
  /** An API key, or `user:password`. */
  readonly key: string | null;
}

export interface OpenClient {
  readonly openClient: (address: ServerAddress) => Client;
  /** Rejects where the server does not take the key, or can't be reached. */
  readonly tryKey: (address: ServerAddress) => Promise<void>;
  /** Serves a client to a page. */
  readonly serveClient: (client: Client, port: Port) => Stop;
}

export { serveClient };

const request: HttpWorld["fetch"] = (address, init) => fetch(address, init);

export function openClient({ api, key }: ServerAddress): Client {
  return httpClient({
    url: api,
    key,
    fetch: request,
    socket: (address) => new WebSocket(address, "prefect"),
  });
}

export const tryKey = ({ api, key }: ServerAddress): Promise<void> =>
  tryAt({ url: api, key, fetch: request });
