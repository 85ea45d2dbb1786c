import { mkdirSync, readFileSync, realpathSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { findFlow } from "../bundle/find-flow.js";
import { describeRun } from "../describing/index.js";
import {
  createEngine,
  describeError,
  FLOW,
  rememberScript,
  type EngineEvent,
  type FlowOutcome,
} from "../engine/index.js";
import { beginAssigned, findAddress, type AssignedRun } from "../orion/index.js";
import { passOverBrokenPipe, usePackageFolder } from "../platform/index.js";
import { stateFolder, type FlowRun, type RunStore } from "../store/index.js";
import { cellsOf, isFlow, PythonStarter } from "../starting/index.js";
import type { Json } from "../python/worker.js";
import type { Payload } from "./payload.js";
import { pythonEnvironment } from "./python-environment.js";
import { openRunFolder, temporaryRunFolder, type RunFolder } from "./run-folder.js";
import { unpack } from "./unpack.js";

/**
 * What a bundle does when it is started: runs its flow. Where `PREFECT__FLOW_RUN_ID` names a flow run, it is that run, and its
 * server is told of it; else it is a run of its own, with the parameters of `--parameters JSON`, whose result is printed as JSON.
 * Nothing happens where the bundle is only imported.
 */
export async function runDeployed(payload: Payload, runtime: string): Promise<void> {
  if (process.argv[1] === undefined || realpathSync(process.argv[1]) !== realpathSync(fileURLToPath(runtime)))
    return;
  // where the worker was killed, the run goes on, and its server is told
  for (const stream of [process.stdout, process.stderr]) passOverBrokenPipe(stream);
  const { env } = process;
  const home = stateFolder(env);
  const id = env["PREFECT__FLOW_RUN_ID"] ?? "";
  const folder = id === "" ? temporaryRunFolder() : await openRunFolder(payload, home, id);
  let assigned: AssignedRun | null = null;
  let isOver = false;
  try {
    if (id !== "")
      assigned = await beginAssigned(await mustFindAddress(home), folder.store, id, {
        home,
        waitMs: waitMs(env),
      });
    const { module, script, packageFolder } = unpack(payload, folder.path, runtime, folder.isKept);
    usePackageFolder(packageFolder);
    rememberScript(script, payload.script.text);
    process.setSourceMapsEnabled(true);
    const outcome = await runFlow({ payload, module, script, home, assigned, folder });
    isOver = outcome.state.type === "COMPLETED";
    process.exitCode = assigned === null && !isOver ? 1 : 0;
  } catch (error) {
    const { hint } = error as { readonly hint?: unknown };
    streams.err(`error: ${describeError(error)}\n${typeof hint === "string" ? `${hint}\n` : ""}`);
    // what the server is told is no crash of the process
    const isTold = (await assigned?.failed(error)) ?? false;
    process.exitCode = isTold ? 0 : 1;
  } finally {
    await assigned?.close();
    await folder.close(id !== "" && !isOver);
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
  readonly folder: RunFolder;
}

async function runFlow({ payload, module, script, home, assigned, folder }: Job): Promise<FlowOutcome> {
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
  const store: RunStore = assigned?.store ?? folder.store;
  // an earlier try has told of them
  const described = describeRun(
    store,
    folder.isKept ? { plan: null, cells: [] } : { plan: payload.plan, cells },
  );
  const engine = createEngine({
    store,
    startPython: (request) => starter.start(request),
    observe: (event) => {
      // where it runs alone, stdout has the result
      print(event, assigned === null ? streams.err : streams.out);
      described.observe(event);
      if (event.type === "task-run-again") tell(`${event.taskRun.name} runs again: ${event.why}`);
    },
  });
  try {
    await assigned?.prepare(flow[FLOW]);
    const signal = abort.signal;
    const outcome =
      assigned !== null && (await goesOn(assigned, folder, tell))
        ? // a further try is asked for by whoever asked for it at the server
          await engine.resume(flow, assigned.identity.id, { signal, mayRunAgain: true })
        : await engine.run(flow, {
            parameters: assigned?.parameters ?? parametersOf(process.argv),
            signal,
            ...(assigned === null ? {} : assigned.identity),
            context: { script: payload.script.path, bundle: env["NBFLOW_BUNDLE"] ?? null },
          });
    await described.finish(outcome);
    if (assigned !== null)
      await assigned.ended(outcome, abort.signal.aborted ? (abort.signal.reason as Error) : null);
    else if (outcome.state.type === "COMPLETED") streams.out(`${JSON.stringify(outcome.result ?? null)}\n`);
    else streams.err(`error: ${outcome.state.message ?? outcome.state.name}\n`);
    return outcome;
  } finally {
    process.off("SIGTERM", onSignal);
    process.off("SIGINT", onSignal);
    await starter.close();
  }
}

/** Whether the run goes on with what an earlier try has left here; where it has to begin from its first task, says why. */
async function goesOn(
  assigned: AssignedRun,
  folder: RunFolder,
  tell: (text: string) => void,
): Promise<boolean> {
  if (folder.isKept) {
    await assigned.takeUp();
    const tasks = await folder.store.taskRuns(assigned.identity.id);
    const done = tasks.filter(({ state }) => state?.type === "COMPLETED").length;
    const past = await folder.store.flowRun(assigned.identity.id);
    if (past !== null && !hasParameters(past, assigned.parameters))
      tell("It goes on with the parameters that it began with: others that it was given since do not count.");
    tell(`It goes on from an earlier try, in which ${done} of ${tasks.length} tasks have completed.`);
    return true;
  }
  if (assigned.isFurtherTry) {
    const why = folder.refused ?? `what an earlier try has done is not kept on this machine (${hostname()})`;
    tell(`It begins from its first task: ${why}.`);
  }
  return false;
}

/** Whether a run was begun with these parameters; the others that it has are their defaults. */
function hasParameters(past: FlowRun, given: Readonly<Record<string, Json>>): boolean {
  return Object.entries(given).every(([name, value]) => isDeepStrictEqual(past.parameters[name], value));
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

/** How long a run waits for a server that is away before it ends. */
const WAIT_SECONDS = 600;

function waitMs(env: NodeJS.ProcessEnv): number {
  const text = env["NBFLOW_SERVER_WAIT_SECONDS"] ?? "";
  const seconds = text === "" ? WAIT_SECONDS : Number(text);
  if (!(seconds > 0)) throw new Error(`NBFLOW_SERVER_WAIT_SECONDS is no number of seconds: ${text}`);
  return seconds * 1000;
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
