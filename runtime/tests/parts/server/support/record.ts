import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** One request of a client and what it was answered. */
export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  readonly answer: unknown;
}

/** Stands between a client and a server, and notes what they say over HTTP. Websockets are refused: clients do without. */
export async function recorder(target: string): Promise<{
  readonly url: string;
  readonly exchanges: readonly Exchange[];
  readonly close: () => Promise<void>;
}> {
  const exchanges: Exchange[] = [];
  const server = createServer((asked, answered) => {
    const sent: Buffer[] = [];
    asked.on("data", (chunk: Buffer) => sent.push(chunk));
    asked.on("end", () => {
      const body = Buffer.concat(sent);
      const { host: _, "accept-encoding": _packed, ...headers } = asked.headers;
      const on = request(
        `${target}${asked.url ?? ""}`,
        { method: asked.method ?? "GET", headers },
        (response) => {
          const got: Buffer[] = [];
          response.on("data", (chunk: Buffer) => got.push(chunk));
          response.on("end", () => {
            const answer = Buffer.concat(got);
            exchanges.push({
              method: asked.method ?? "GET",
              path: (asked.url ?? "").replace(/^\/api/u, ""),
              body: jsonOf(body),
              status: response.statusCode ?? 0,
              answer: jsonOf(answer),
            });
            answered.writeHead(response.statusCode ?? 500, response.headers).end(answer);
          });
        },
      );
      on.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function jsonOf(bytes: Buffer): unknown {
  const text = bytes.toString("utf8");
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
