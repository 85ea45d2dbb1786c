import { ClientError } from "../client-error.js";

/** What a client needs of the world. */
export interface HttpWorld {
  /** The API's address, such as `http://127.0.0.1:4200/api`. */
  readonly url: string;
  /** The API key, or `user:password`; null where the server asks for none. */
  readonly key: string | null;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Opens a websocket with the subprotocol `prefect`; left out where there are none: then the client polls. */
  readonly socket?: (url: string) => Socket;
}

/** What is used of a websocket, as browsers and `ws` have it. */
export interface Socket {
  addEventListener(type: "open" | "close" | "error", listener: () => void): void;
  addEventListener(type: "message", listener: (event: { readonly data: unknown }) => void): void;
  send(text: string): void;
  close(): void;
}

export type Api = (method: "GET" | "POST" | "PATCH", path: string, body?: unknown) => Promise<unknown>;

/** Sends requests to the API; gives what the answer holds, and rejects with a ClientError. */
export function apiOf({ url, key, fetch }: HttpWorld): Api {
  return async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(key === null ? {} : { Authorization: authorization(key) }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }).catch(() => {
      throw new ClientError("unreachable", "The server does not answer.");
    });
    const text = await response.text().catch(() => "");
    if (response.ok) return text === "" ? null : parsed(text);
    throw refusal(response.status, text);
  };
}

function authorization(key: string): string {
  return key.includes(":") ? `Basic ${base64(key)}` : `Bearer ${key}`;
}

function base64(text: string): string {
  return btoa(String.fromCodePoint(...new TextEncoder().encode(text)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ClientError("failed", "What answers here is no Prefect API.");
  }
}

function refusal(status: number, text: string): ClientError {
  const said = messageIn(text);
  if (status === 401) return new ClientError("unauthorized", "The server asks for an API key.");
  if (status === 403) return new ClientError("forbidden", said ?? "This key does not allow that.");
  if (status === 404) return new ClientError("not-found", said ?? "The server does not have that.");
  if (status === 429) return new ClientError("failed", said ?? "The server asks to wait.");
  if (status === 409 || status === 422) return new ClientError("refused", said ?? "The server refused that.");
  if (status >= 502 && status <= 504)
    return new ClientError("unreachable", said ?? "The server does not answer.");
  return new ClientError("failed", said ?? `The server answered ${status}.`);
}

function messageIn(text: string): string | null {
  try {
    const body = JSON.parse(text) as { readonly detail?: unknown; readonly exception_message?: unknown };
    const said = body.detail ?? body.exception_message;
    return typeof said === "string" && said !== "" ? said : null;
  } catch {
    return null;
  }
}
