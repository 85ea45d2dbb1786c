import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { getRequestListener } from "@hono/node-server";
import { stateFolder } from "../store/index.js";
import { openConnection } from "../store/sqlite/index.js";
import { Guard } from "./access/guard.js";
import { hasKeys } from "./access/keys.js";
import { openSecretBox } from "./blocks/secret-box.js";
import { openData } from "./data/db.js";
import { EventBus } from "./events/bus.js";
import { makeApp, type AppOptions } from "./http/app.js";
import { Checker } from "./http/check.js";
import { LogTail } from "./logs/tail.js";
import { OPERATIONS } from "./operations.js";
import { ServerError } from "./server-error.js";
import { ChangeFollower } from "./services/follow-changes.js";
import { startServices } from "./services/start-services.js";
import { BackgroundTasks } from "./task-workers/background-tasks.js";
import { whenUnused } from "./shared/when-unused.js";
import { openSockets } from "./sockets/open-sockets.js";
import { dashboardPages, servePages } from "./pages.js";

export interface ServerOptions {
  /** The state folder. Default: `stateFolder(process.env)`. */
  readonly home?: string;
  /** The address to listen at. Default: `127.0.0.1`, this machine alone. */
  readonly host?: string;
  /** Default: 4200; 0 takes a free one. */
  readonly port?: number;
  /** Takes everyone, with no key, at any address. Default: false. */
  readonly insecure?: boolean;
  /** An admin's key that is kept in memory alone. Default: none. */
  readonly key?: string | null;
  /** Names under which the server is reached, as behind a proxy. Default: none. */
  readonly allowedHosts?: readonly string[];
  /** What an acknowledged write survives: the end of the process, or a power cut as well. Default: `process`. */
  readonly durability?: "process" | "power";
  /** The folder of the pages that are served at `/`; null for none. Default: the dashboard. */
  readonly pages?: string | null;
  /** Bytes of a request. Default: 16 MiB. */
  readonly largestRequest?: number;
  /** Told of faults of the server's own. Default: stderr. */
  readonly report?: (error: unknown, doing: string) => void;
  /** For tests: told of each answer before it is sent. */
  readonly answered?: AppOptions["answered"];
  /** Whether the scheduler and its like run. Default: true. */
  readonly services?: boolean;
  /** What is done once nobody has used the server for so long, in milliseconds. Default: nothing. */
  readonly unused?: { readonly afterMs: number; readonly end: () => void };
}

export interface RunningServer {
  /** Such as `http://127.0.0.1:4200`; the API is below `/api`. */
  readonly url: string;
  /** Ends the services, lets open requests end, and closes the store. */
  close(): Promise<void>;
}

const LARGEST_REQUEST = 16 * 1024 * 1024;
const LARGEST_PARAMETERS = 512 * 1024;
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/u;

/**
 * Serves the Orion API over the state folder's store.
 * @throws ServerError where it would be open to others without a key, or its port is taken; StoreError as the store does.
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const home = resolve(options.home ?? stateFolder(process.env));
  const host = options.host ?? "127.0.0.1";
  const report = options.report ?? reportToStderr;
  const key = options.key ?? null;
  const connection = await openConnection({ home, durability: options.durability ?? "process" });
  const bus = new EventBus();
  const data = openData(connection, (events) => bus.publish(events));
  try {
    const isOpen = options.insecure === true;
    const isKnown = key !== null || (await data.read(hasKeys));
    if (!LOOPBACK.test(host) && !isOpen && !isKnown) throw openToAll(host);

    const tail = new LogTail(data);
    const follower = new ChangeFollower(data, tail, bus);
    // what others write from now on is told
    await follower.look();
    const server = createServer({ keepAliveTimeout: 75_000 });
    await listen(server, host, options.port ?? 4200);
    const url = addressOf(server, host);
    const checker = new Checker();
    const guard = new Guard(data, { open: isOpen, key });
    const origins = { hosts: options.allowedHosts ?? [] };
    const deps = { checker, secrets: openSecretBox(home), tasks: new BackgroundTasks(), url };
    const request = options.largestRequest ?? LARGEST_REQUEST;
    const app = makeApp({
      operations: OPERATIONS,
      data,
      guard,
      deps,
      origins,
      limits: { request, parameters: LARGEST_PARAMETERS },
      report,
      answered: options.answered,
    });
    servePages(app, options.pages === undefined ? dashboardPages() : options.pages);
    const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
    server.on("request", (request, response) => void listener(request, response));
    const closeSockets = openSockets(server, {
      data,
      guard,
      bus,
      tail,
      checker,
      tasks: deps.tasks,
      origins,
      largest: request,
      report,
    });
    const { unused } = options;
    const stopWaiting = unused === undefined ? undefined : whenUnused(server, unused.afterMs, unused.end);
    const stopServices = startServices({
      data,
      follower,
      bus,
      secrets: deps.secrets,
      url,
      report,
      all: options.services !== false,
    });
    return {
      url,
      close: async () => {
        stopWaiting?.();
        await stopServices();
        closeSockets();
        await closed(server);
        await connection.close();
      },
    };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function openToAll(host: string): ServerError {
  return new ServerError(
    "open-to-all",
    `The server would listen at ${host} without a key: everyone who reaches it could run code here.`,
    "Make one first: nbflow server key create NAME --role admin. Or listen to this machine alone, without --host. To take everyone all the same: --insecure.",
  );
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") {
        fail(
          new ServerError(
            "port-taken",
            `Port ${port} at ${host} is taken.`,
            "Another server may be running there. Take another one: --port 4201.",
            error,
          ),
        );
      } else if (error.code === "EACCES" || error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND") {
        fail(
          new ServerError(
            "bad-address",
            `The server can't listen at ${host}:${port}: ${error.message}.`,
            "See --host and --port.",
            error,
          ),
        );
      } else fail(error);
    });
    server.listen(port, host, done);
  });
}

function addressOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 5000).unref();
  });
}

function reportToStderr(error: unknown, doing: string): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`nbflow server: ${doing}: ${text}\n`);
}
