import ky, { HTTPError, TimeoutError } from "ky";
import { VERSION } from "../../version.js";
import { ApiError } from "../api-error.js";
import type { ApiAddress, ApiAuth } from "../address/index.js";
import { CsrfTokens, isAboutCsrf } from "./csrf.js";
import { answerError, noAnswerError } from "./explain-answer.js";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

export interface CallOptions {
  readonly signal?: AbortSignal;
  /** How often a request is sent again that was not answered, or with 408, 429, 502 or 503. Default: the client's. */
  readonly retries?: number;
}

/** Requests to one Orion server, as JSON. Whoever calls reads what comes back. */
export interface OrionClient {
  readonly address: ApiAddress;
  /**
   * Sends a request to a path below the API's address and gives the answer's JSON; null for an answer without one.
   * @throws ApiError
   */
  call(method: Method, path: string, body?: unknown, options?: CallOptions): Promise<unknown>;
}

export interface ClientOptions {
  /** Default: the system's. */
  readonly fetch?: typeof fetch;
  /** Default: 5. */
  readonly retries?: number;
  /** Seconds that one try may take. Default: 60, as a busy server of Prefect's may need nearly that. */
  readonly timeoutSeconds?: number;
}

/** The version of the API that we speak; servers refuse what they can't understand by it. */
const API_VERSION = "0.8.4";
const AGAIN = [408, 429, 502, 503];
const LONGEST_PAUSE_MS = 10_000;

/** A client of the server at an address. It connects with the first call. */
export function orionClient(address: ApiAddress, options: ClientOptions = {}): OrionClient {
  const { retries = 5, timeoutSeconds = 60 } = options;
  const http = ky.create({
    prefixUrl: address.url,
    timeout: timeoutSeconds * 1000,
    headers: {
      accept: "application/json",
      "user-agent": `nbflow/${VERSION} (API ${API_VERSION})`,
      "x-prefect-api-version": API_VERSION,
      ...authorization(address.auth),
    },
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  const csrf = new CsrfTokens();

  async function once(method: Method, path: string, body: unknown, call: CallOptions): Promise<unknown> {
    const response = await http(path.replace(/^\//u, ""), {
      method,
      headers: csrf.headersFor(method),
      ...(body === undefined ? {} : { json: body }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
      retry: {
        limit: call.retries ?? retries,
        methods: ["get", "post", "patch", "put", "delete"],
        statusCodes: AGAIN,
        afterStatusCodes: AGAIN,
        backoffLimit: LONGEST_PAUSE_MS,
        maxRetryAfter: LONGEST_PAUSE_MS,
        jitter: true,
      },
    });
    const text = await response.text();
    if (text === "") return null;
    try {
      return JSON.parse(text) as unknown;
    } catch (error) {
      throw new ApiError("api-odd-answer", `${address.url}/${path} answers with what is not JSON.`, {
        hint: "The address of the API ends in /api: is this it?",
        cause: error,
      });
    }
  }

  const client: OrionClient = {
    address,
    async call(method, path, body, call = {}) {
      try {
        return await once(method, path, body, call);
      } catch (error) {
        if (error instanceof ApiError) throw error;
        if (!(error instanceof HTTPError)) {
          if (call.signal?.aborted === true) throw error;
          throw noAnswerError(address, error, error instanceof TimeoutError);
        }
        const text = await error.response.text().catch(() => "");
        if (isAboutCsrf(error.response.status, text) && !csrf.areKnown) {
          await csrf.fetchFrom(client);
          return client.call(method, path, body, call);
        }
        throw answerError(address, `${method} ${path}`, error.response, text);
      }
    },
  };
  return client;
}

function authorization(auth: ApiAuth): Readonly<Record<string, string>> {
  switch (auth.kind) {
    case "none":
      return {};
    case "bearer":
      return { authorization: `Bearer ${auth.key}` };
    case "basic":
      return { authorization: `Basic ${Buffer.from(auth.credentials).toString("base64")}` };
  }
}
