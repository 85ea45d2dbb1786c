import { execFile, spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe } from "vitest";
import { apiAddress, authOf, orionClient, type OrionClient } from "../../../../src/orion/index.js";
import { emptyDatabase, newDatabase, PREFECT } from "./databases.js";

export { emptyDatabase, PREFECT };

const run = promisify(execFile);

/** Tests that need the real Prefect; left out, with their names shown, where `.ci/test.mjs` has not set it up. */
export const describeWithPrefect = (name: string, tests: () => void): void => {
  const describeIt = PREFECT === "" ? describe.skip : describe;
  describeIt(name, () => tests());
};

export interface PrefectServer {
  readonly url: string;
  readonly client: OrionClient;
  /** The environment that Prefect's own commands need to speak to it. */
  readonly env: NodeJS.ProcessEnv;
  /** As if the machine had lost it. */
  kill(): Promise<void>;
  /** Starts it again, on the same port and database. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real server on a free port with a database of its own. `auth` is its `user:password`. */
export async function prefectServer(options: { readonly auth?: string } = {}): Promise<PrefectServer> {
  const home = await mkdtemp(join(tmpdir(), "nbflow-prefect-"));
  const database = await newDatabase(home);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/api`;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    ...database.env,
    PREFECT_HOME: home,
    PREFECT_API_URL: url,
    PREFECT_LOGGING_LEVEL: "WARNING",
    PREFECT_SERVER_ANALYTICS_ENABLED: "false",
    DO_NOT_TRACK: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    ...(options.auth === undefined
      ? {}
      : { PREFECT_SERVER_API_AUTH_STRING: options.auth, PREFECT_API_AUTH_STRING: options.auth }),
  };
  const client = orionClient(apiAddress(url, authOf(undefined, options.auth), "the test"));
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const words = [
      "-m",
      "prefect",
      "server",
      "start",
      "--host",
      "127.0.0.1",
      "--port",
      String(port),
      "--no-ui",
    ];
    const started = spawn(PREFECT, words, { env, cwd: home, stdio: "ignore", detached: true });
    child = started;
    const gone = new Promise<never>((_resolve, reject) =>
      started.once("exit", (code) => reject(new Error(`The Prefect server ended with ${code}.`))),
    );
    gone.catch(() => undefined);
    await Promise.race([gone, answers(url)]);
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (running?.pid === undefined || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once("exit", resolve));
    process.kill(-running.pid, signal);
    await ended;
  }

  await start();
  return {
    url,
    client,
    env,
    start,
    kill: () => end("SIGKILL"),
    async close() {
      await end("SIGKILL");
      await database.drop();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** One server for the tests of a file. */
export function usePrefectServer(options: Parameters<typeof prefectServer>[0] = {}): PrefectServer {
  let server: PrefectServer | null = null;
  beforeAll(async () => {
    server = await prefectServer(options);
  });
  afterAll(async () => {
    await server?.close();
  });
  return new Proxy({} as PrefectServer, {
    get(_, name) {
      if (server === null) throw new Error("The server is there in a test alone.");
      return server[name as keyof PrefectServer];
    },
  });
}

async function answers(url: string): Promise<void> {
  for (;;) {
    // 401 is an answer too
    const response = await fetch(`${url}/admin/version`).catch(() => null);
    if (response !== null) return;
    await delay(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

/** What the real Python client sees of a flow run. */
export interface Seen {
  readonly run: {
    readonly id: string;
    readonly name: string;
    readonly state_type: string;
    readonly state_name: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly tags: readonly string[];
    readonly deployment_id: string | null;
    readonly parent_task_run_id: string | null;
    readonly run_count: number;
  };
  readonly states: readonly string[];
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly task_key: string;
    readonly dynamic_key: string;
    readonly states: readonly string[];
    readonly run_count: number;
    readonly seconds: number;
    /** By input: the names of the task runs that it comes from. */
    readonly inputs: Readonly<Record<string, readonly string[]>>;
  }[];
  readonly logs: readonly {
    readonly task: string | null;
    readonly level: number;
    readonly message: string;
  }[];
  readonly artifacts: readonly {
    readonly key: string;
    readonly type: string;
    readonly task: string | null;
    readonly data: unknown;
  }[];
  readonly children: readonly string[];
}

/** Reads a flow run with the real Python client. */
export async function seenByPrefect(server: PrefectServer, flowRunId: string): Promise<Seen> {
  const script = fileURLToPath(new URL("read_run.py", import.meta.url));
  const { stdout } = await run(PREFECT, [script, flowRunId], {
    env: server.env,
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Seen;
}
