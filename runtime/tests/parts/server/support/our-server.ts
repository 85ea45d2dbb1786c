import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { startServer, type RunningServer, type ServerOptions } from "../../../../src/server/index.js";
import { answerChecker } from "./answer-checker.js";

const run = promisify(execFile);

/** The interpreter with the real Prefect. */
export const PREFECT = process.env["NBFLOW_TEST_PREFECT"] ?? "";

export interface OurServer {
  readonly url: string;
  readonly home: string;
  /** The environment in which the real Prefect speaks to it. */
  readonly env: NodeJS.ProcessEnv;
  /** Sends a request to the API; gives the body as JSON. */
  api(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Runs Python with the real Prefect; gives what it printed. */
  python(source: string, ...args: readonly string[]): Promise<string>;
  /** Runs the `prefect` command; gives what it printed. */
  prefect(...args: readonly string[]): Promise<string>;
  /** Ends the server and starts it again on the same port. */
  restart(): Promise<void>;
}

/**
 * Our server for the tests of a file, on a free port, with a state folder of its own. After each test, no answer may have been
 * other than the server's own document says, and no fault may have been reported.
 */
export function useOurServer(options: ServerOptions = {}): OurServer {
  const answers = answerChecker();
  const faults: string[] = [];
  let home = "";
  let server: RunningServer | null = null;

  async function start(port: number): Promise<void> {
    server = await startServer({
      home,
      port,
      answered: answers.look,
      report: (error, doing) =>
        faults.push(`${doing}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`),
      ...options,
    });
  }

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "nbflow-server-"));
    await start(0);
  });
  afterAll(async () => {
    await server?.close();
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  });
  afterEach(() => {
    expect(faults.splice(0)).toEqual([]);
    expect(answers.wrong.splice(0)).toEqual([]);
  });

  const url = () => server?.url ?? "";
  const env = (): NodeJS.ProcessEnv => ({
    ...process.env,
    PREFECT_HOME: join(home, "prefect"),
    PREFECT_API_URL: `${url()}/api`,
    PREFECT_SERVER_EPHEMERAL_ENABLED: "false",
    PREFECT_SERVER_ANALYTICS_ENABLED: "false",
    DO_NOT_TRACK: "1",
    PREFECT_WORKER_QUERY_SECONDS: "1",
    PREFECT_RUNNER_POLL_FREQUENCY: "1",
    NO_COLOR: "1",
    COLUMNS: "200",
    PYTHONDONTWRITEBYTECODE: "1",
  });
  const python = async (args: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await run(PREFECT, args, { env: env(), cwd: home, maxBuffer: 1 << 26 }).catch(
      (error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`${error.message}\n${error.stdout ?? ""}\n${error.stderr ?? ""}`);
      },
    );
    return args[1] === "prefect" ? `${stdout}${stderr}` : stdout;
  };

  return {
    get url() {
      return url();
    },
    get home() {
      return home;
    },
    get env() {
      return env();
    },
    async api(method, path, body) {
      const response = await fetch(`${url()}/api${path}`, {
        method,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      return text === "" ? null : (JSON.parse(text) as unknown);
    },
    async python(source, ...args) {
      const script = join(home, "script.py");
      await writeFile(script, source);
      return python([script, ...args]);
    },
    prefect: (...args) => python(["-m", "prefect", ...args]),
    async restart() {
      const port = Number(new URL(url()).port);
      await server?.close();
      await start(port);
    },
  };
}
