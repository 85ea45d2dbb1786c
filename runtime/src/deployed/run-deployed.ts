import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { findFlow } from "../bundle/find-flow.js";
import { describeRun } from "../describing/index.js";
import { createEngine, describeError, FLOW, rememberScript, type EngineEvent } from "../engine/index.js";
import { beginAssigned, findAddress, type AssignedRun } from "../orion/index.js";
import { usePackageFolder } from "../platform/index.js";
import { memoryStore, stateFolder, type RunStore } from "../store/index.js";
import { cellsOf, isFlow, PythonStarter } from "../starting/index.js";
import type { Json } from "../python/worker.js";
import type { Payload } from "./payload.js";
import { pythonEnvironment } from "./python-environment.js";
import { unpack } from "./unpack.js";

/**
 * What a bundle does when it is started: runs its flow. Where `PREFECT__FLOW_RUN_ID` names a flow run, it is that run, and its
 * server is told of it; else it is a run of its own, with the parameters of `--parameters JSON`, whose result is printed as JSON.
 * Nothing happens where the bundle is only imported.
 */
export async function runDeployed(payload: Payload, runtime: string): Promise<void> {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== realpathSync(fileURLToPath(runtime)))
    return;
  const folder = mkdtempSync(join(tmpdir(), "nbflow-run-"));
  const { env } = process;
  const home = stateFolder(env);
  const id = env["PREFECT__FLOW_RUN_ID"] ?? "";
  let assigned: AssignedRun | null = null;
  try {
    if (id !== "")
      assigned = await beginAssigned(await mustFindAddress(home), memoryStore("the server"), id, home);
    const { module, script, packageFolder } = unpack(payload, folder, runtime);
    usePackageFolder(packageFolder);
    rememberScript(script, payload.script.text);
    process.setSourceMapsEnabled(true);
    process.exitCode = await runFlow({ payload, module, script, home, assigned });
  } catch (error) {
    const { hint } = error as { readonly hint?: unknown };
    streams.err(`error: ${describeError(error)}\n${typeof hint === "string" ? `${hint}\n` : ""}`);
    await assigned?.failed(error);
    // what has been told to the server is no crash of the process
    process.exitCode = assigned === null ? 1 : 0;
  } finally {
    await assigned?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  // functions of a run that is over, as of one that was cancelled, hold the process no longer
  process.exit();
}

interface Job {
  readonly payload: Payload;
  readonly module: string;
  readonly script: string;
  readonly home: string;
  readonly assigned: AssignedRun | null;
}

async function runFlow({ payload, module, script, home, assigned }: Job): Promise<number> {
  const tell = (text: string): void => {
    (assigned === null ? streams.err : streams.out)(`${text}\n`);
    assigned?.log(text);
  };
  const { env } = process;
  const exports = (await import(pathToFileURL(module).href)) as Readonly<Record<string, unknown>>;
  const flow = findFlow({ path: payload.script.path, exports }, payload.script.export, isFlow);
  const { cells, notebook } = cellsOf(exports);
  // cells run in the notebook's folder, which may hold nothing here
  if (notebook !== null) mkdirSync(dirname(resolve(dirname(script), notebook)), { recursive: true });
  const given = env["NBFLOW_PYTHON"] ?? "";
  const { requirements, python } = payload;
  const interpreter =
    given !== "" || requirements === null
      ? null
      : await pythonEnvironment({ requirements, python, home, env, tell });
  const starter = new PythonStarter({
    folder: dirname(script),
    env,
    python: interpreter ?? undefined,
  });
  starter.check(cells);
  const abort = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    abort.abort(new Error(`The process was ended by ${signal}.`));
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  const store: RunStore = assigned?.store ?? memoryStore("memory");
  const described = describeRun(store, { plan: payload.plan, cells });
  const engine = createEngine({
    store,
    startPython: (request) => starter.start(request),
    observe: (event) => {
      // where it runs alone, stdout has the result
      print(event, assigned === null ? streams.err : streams.out);
      described.observe(event);
    },
  });
  try {
    await assigned?.prepare(flow[FLOW]);
    const outcome = await engine.run(flow, {
      parameters: assigned?.parameters ?? parametersOf(process.argv),
      signal: abort.signal,
      ...(assigned === null ? {} : assigned.identity),
      context: { script: payload.script.path, bundle: env["NBFLOW_BUNDLE"] ?? null },
    });
    await described.finish(outcome);
    if (assigned !== null) {
      await assigned.ended(outcome, abort.signal.aborted ? (abort.signal.reason as Error) : null);
      return 0;
    }
    if (outcome.state.type !== "COMPLETED") {
      streams.err(`error: ${outcome.state.message ?? outcome.state.name}\n`);
      return 1;
    }
    streams.out(`${JSON.stringify(outcome.result ?? null)}\n`);
    return 0;
  } finally {
    process.off("SIGTERM", onSignal);
    process.off("SIGINT", onSignal);
    await starter.close();
  }
}

type Write = (text: string) => void;

/** The streams themselves: while a task runs, what is written to `process.stdout` is the task's. */
const streams: Readonly<Record<"out" | "err", Write>> = {
  out: process.stdout.write.bind(process.stdout),
  err: process.stderr.write.bind(process.stderr),
};

/** What the flow logs and its tasks come to is printed, as a worker shows it. */
function print(event: EngineEvent, write: Write): void {
  if (event.type === "log") write(`${event.line.message.replace(/\n$/u, "")}\n`);
  else if (event.type === "task-run-state" && event.state.type !== "PENDING")
    write(`${event.taskRun.name}: ${event.state.name}\n`);
}

async function mustFindAddress(home: string) {
  const address = await findAddress({ env: process.env, home });
  if (address === null)
    throw new Error("PREFECT__FLOW_RUN_ID names a flow run, and PREFECT_API_URL no server.");
  return address;
}

function parametersOf(argv: readonly string[]): Readonly<Record<string, Json>> {
  const at = argv.indexOf("--parameters");
  const text = at === -1 ? undefined : argv[at + 1];
  if (text === undefined) return {};
  const json = text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
  return JSON.parse(json) as Readonly<Record<string, Json>>;
}
