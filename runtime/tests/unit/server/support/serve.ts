import { mkdtemp, rm } from "node:fs/promises";
import { request as send } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { startServer, type ServerOptions } from "../../../../src/server/index.js";

export interface Asked {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // what a test looks at it knows the shape of
  readonly body: never;
}

export interface Serving {
  readonly url: string;
  readonly home: string;
  readonly ask: (method: string, path: string, asked?: Asked) => Promise<Answer>;
}

/** A server for one test, on a free port with a folder of its own; without a home, a new one is made. */
export async function serve(options: ServerOptions = {}): Promise<Serving> {
  const home = options.home ?? (await mkdtemp(join(tmpdir(), "nbflow-server-")));
  const server = await startServer({ port: 0, services: false, ...options, home });
  onTestFinished(async () => {
    await server.close();
    if (options.home === undefined) await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  return { url: server.url, home, ask: (method, path, asked) => ask(server.url, method, path, asked) };
}

/** A request with its headers to the letter, as `fetch` would not send them. */
function ask(url: string, method: string, path: string, { body, headers = {} }: Asked = {}): Promise<Answer> {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const target = new URL(`${url}/api${path}`);
    const sent = send(
      target,
      {
        method,
        headers: {
          ...(text === "" ? {} : { "content-length": String(Buffer.byteLength(text)) }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => {
          const answer = Buffer.concat(chunks).toString("utf8");
          const isJson = response.headers["content-type"]?.startsWith("application/json") === true;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: (isJson && answer !== "" ? JSON.parse(answer) : answer) as never,
          });
        });
      },
    );
    sent.on("error", reject);
    sent.end(text);
  });
}
