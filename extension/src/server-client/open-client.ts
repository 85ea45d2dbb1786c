import { WebSocket } from "ws";
import { httpClient, serveClient, type Client, type Port, type Stop } from "nbflow/dashboard";

/** Where a server is, and what opens it. */
export interface ServerAddress {
  /** Such as `http://127.0.0.1:41234`; the API is below `/api`. */
  readonly url: string;
  readonly key: string | null;
}

export interface OpenClient {
  readonly openClient: (address: ServerAddress) => Client;
  /** Serves a client to a page. */
  readonly serveClient: (client: Client, port: Port) => Stop;
}

export { serveClient };

export function openClient({ url, key }: ServerAddress): Client {
  return httpClient({
    url: `${url}/api`,
    key,
    fetch: (address, init) => fetch(address, init),
    socket: (address) => new WebSocket(address, "prefect"),
  });
}
