import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer, type WebSocket } from "ws";
import { credentialsIn } from "../access/credentials.js";
import type { Role } from "../access/caller.js";
import type { Guard } from "../access/guard.js";
import { isOurHost, isOurOrigin, type Origins } from "../access/origins.js";
import type { Data } from "../data/db.js";
import type { EventBus } from "../events/bus.js";
import type { Checker } from "../http/check.js";
import type { LogTail } from "../logs/tail.js";
import type { BackgroundTasks } from "../task-workers/background-tasks.js";
import { takeEvents } from "./events-in.js";
import { tellEvents } from "./events-out.js";
import { greet } from "./handshake.js";
import { Inbox } from "./inbox.js";
import { handTasks } from "./scheduled-tasks.js";
import { tellLogs } from "./logs-out.js";

export interface SocketOptions {
  readonly data: Data;
  readonly guard: Guard;
  readonly bus: EventBus;
  readonly tail: LogTail;
  readonly checker: Checker;
  readonly tasks: BackgroundTasks;
  readonly origins: Origins;
  readonly largest: number;
  readonly report: (error: unknown, doing: string) => void;
}

type Serve = (socket: WebSocket, inbox: Inbox) => void | Promise<void>;

const PING_MS = 30_000;

/** Serves the API's websockets on an HTTP server. Gives what closes them. */
export function openSockets(server: Server, options: SocketOptions): () => void {
  const { data, guard, bus, tail, checker, tasks, origins, report } = options;
  const routes: Readonly<Record<string, { readonly role: Role; readonly serve: Serve }>> = {
    "/api/events/in": {
      role: "run",
      serve: (socket, inbox) => takeEvents(socket, inbox, data, checker, report),
    },
    "/api/events/out": {
      role: "read",
      serve: (socket, inbox) => tellEvents(socket, inbox, data, bus, checker),
    },
    "/api/task_runs/subscriptions/scheduled": {
      role: "run",
      serve: (socket, inbox) => handTasks(socket, inbox, data, tasks),
    },
    "/api/logs/out": { role: "read", serve: (socket, inbox) => tellLogs(socket, inbox, tail, checker) },
  };
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: options.largest,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has("prefect") ? "prefect" : false),
  });
  const alive = new WeakSet<WebSocket>();
  const pings = setInterval(() => {
    for (const socket of sockets.clients) {
      if (alive.has(socket)) {
        alive.delete(socket);
        socket.ping();
      } else socket.terminate();
    }
  }, PING_MS).unref();

  const upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const { host, origin } = request.headers;
    const path = new URL(request.url ?? "/", "http://here").pathname.replace(/\/$/u, "");
    const route = routes[path];
    if (route === undefined) return turnAway(stream, 404, "Not Found");
    if (!isOurHost(host, origins) || !isOurOrigin(origin, host, origins))
      return turnAway(stream, 403, "Forbidden");
    sockets.handleUpgrade(request, stream, head, (socket) => {
      alive.add(socket);
      socket.on("pong", () => alive.add(socket));
      socket.on("error", () => socket.terminate());
      const inbox = new Inbox(socket);
      const arrival = {
        socket,
        inbox,
        address: request.socket.remoteAddress ?? "",
        credentials: credentialsIn(request.headers.authorization),
      };
      greet(arrival, guard, route.role)
        .then((caller) => (caller === null ? undefined : route.serve(socket, inbox)))
        .catch((error: unknown) => {
          report(error, path);
          socket.close(1011, "Internal error");
        });
    });
  };
  server.on("upgrade", upgrade);
  return () => {
    clearInterval(pings);
    server.off("upgrade", upgrade);
    for (const socket of sockets.clients) socket.close(1001, "The server is stopping");
    sockets.close();
  };
}

function turnAway(stream: Duplex, status: number, reason: string): void {
  stream.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
