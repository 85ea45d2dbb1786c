import {
  orionClient,
  orNull,
  read,
  serverVersion,
  untilThere,
  type ApiError,
  type OrionClient,
} from "../../orion/index.js";
import { baseJobTemplate, Worker, workerName } from "../../worker/index.js";
import { CliError } from "../cli-error.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { serverFor, type ServerOptions } from "../run/tracked-run.js";
import type { World } from "../world.js";

export interface WorkerCommandOptions extends ServerOptions {
  readonly pool: string;
  readonly workQueue?: readonly string[];
  readonly name?: string;
  readonly limit?: number;
  readonly querySeconds: number;
  readonly prefetchSeconds: number;
  readonly graceSeconds: number;
  readonly runOnce?: boolean;
}

const AGAIN_MS = 2000;

/** `nbflow worker start`: runs a pool's flow runs until it is ended. */
export async function startWorker(options: WorkerCommandOptions, world: World): Promise<ExitCode> {
  const address = await serverFor(options, world);
  if (address === null) {
    throw new CliError("Say which server: no address of one is set.", {
      hint: "--api http://127.0.0.1:4200/api, NBFLOW_API_URL, or a profile",
    });
  }
  const client = orionClient(address);
  const tell = (text: string): void =>
    world.stdout.write(`${new Date().toTimeString().slice(0, 8)} ${text}\n`);
  const ended = new AbortController();
  let worker: Worker | null = null;
  const onSignal = (): void => {
    ended.abort();
    worker?.stop();
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  try {
    if (!(await isThere(client, tell, ended.signal))) return EXIT.success;
    await mustBeProcessPool(client, options.pool, tell);
    if (ended.signal.aborted) return EXIT.success;
    const name = options.name ?? workerName();
    worker = new Worker({
      client,
      pool: options.pool,
      queues: options.workQueue ?? [],
      name,
      limit: options.limit ?? null,
      querySeconds: options.querySeconds,
      prefetchSeconds: options.prefetchSeconds,
      graceSeconds: options.graceSeconds,
      once: options.runOnce === true,
      env: keysFor(address.auth),
      tell,
    });
    tell(`The worker ${name} runs the flow runs of the pool ${options.pool} at ${address.url}`);
    await worker.run();
    tell("The worker has ended.");
    return EXIT.success;
  } finally {
    process.off("SIGTERM", onSignal);
    process.off("SIGINT", onSignal);
  }
}

/** What opens the server, for the jobs that the worker starts. */
function keysFor(auth: ReturnType<typeof orionClient>["address"]["auth"]): Readonly<Record<string, string>> {
  switch (auth.kind) {
    case "none":
      return {};
    case "bearer":
      return { PREFECT_API_KEY: auth.key };
    case "basic":
      return { PREFECT_API_AUTH_STRING: auth.credentials };
  }
}

/** Waits for a server that is away; false where the worker is to end before it is there. */
async function isThere(
  client: OrionClient,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<boolean> {
  let isTold = false;
  const away = ({ message }: ApiError): void => {
    if (!isTold) tell(`${message} It is asked again.`);
    isTold = true;
  };
  try {
    await untilThere(() => serverVersion(client, { retries: 0 }), { pauseMs: AGAIN_MS, away, signal });
    return !signal.aborted;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}

async function mustBeProcessPool(
  client: OrionClient,
  pool: string,
  tell: (text: string) => void,
): Promise<void> {
  const found = await orNull(client.call("GET", `work_pools/${encodeURIComponent(pool)}`));
  if (found === null) {
    const template = await baseJobTemplate(client, "process");
    await client.call("POST", "work_pools/", { name: pool, type: "process", base_job_template: template });
    tell(`The work pool ${pool} is made.`);
    return;
  }
  const type = read.text(found, "type");
  if (type === "process") return;
  throw new CliError(`The work pool ${pool} is of the type ${type}.`, {
    hint: `nbflow's worker runs process pools. For this one there is Prefect's: prefect worker start --pool ${pool}`,
  });
}
