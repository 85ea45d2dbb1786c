import { dirname } from "node:path";
import {
  FLOW,
  isSuspended,
  markCrashed,
  ParameterError,
  type Engine,
  type EngineEvent,
  type FlowOutcome,
  type MemoryOptions,
} from "../../engine/index.js";
import type { Json } from "../../python/worker.js";
import type { RunStore } from "../../store/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { readParameters } from "../parameters/read-parameters.js";
import { reporterFor, type Reporter } from "../progress/reporter.js";
import { pausedText } from "../run/paused-text.js";
import { describeRun, type DescribedRun } from "../../describing/index.js";
import { onEarlyEnd, type EarlyEnd } from "../run/early-end.js";
import { loadFlow, type LoadedFlow } from "../run/load-flow.js";
import type { PythonStarter } from "../../starting/index.js";
import { sizeNote } from "../prune/size-note.js";
import { readParametersFile } from "../run/read-parameters-file.js";
import type { Target } from "../run/read-target.js";
import type { Begun } from "../run/begin-target.js";
import type { RunOptions, TargetOptions } from "./run.js";
import { redirectStdout } from "../run/redirect-stdout.js";
import { reportPath } from "../run/report-path.js";
import { failureText, runJson, summaryText } from "../run/summary.js";
import { serverFor, trackRun } from "../run/tracked-run.js";
import { memoryLimit } from "../run/memory-limit.js";
import { openStore } from "../with-store.js";
import { withStderr, type World } from "../world.js";
import { writeReport } from "../write-report.js";

/** Runs a new run of a flow, as the options say. */
export async function runNew(begun: Begun, options: RunOptions, world: World): Promise<ExitCode> {
  const file =
    options.paramsFile === undefined ? {} : await readParametersFile(options.paramsFile, world.cwd);
  return runTarget(begun, options, world, {
    begin: (engine, loaded, signal) =>
      engine.run(loaded.flow, {
        parameters: readParameters(options.param ?? [], file, loaded.flow[FLOW].parameters),
        signal,
        ...(options.reuse === true ? { reuse: true } : {}),
        ...(options.name === undefined ? {} : { name: options.name }),
        context: contextOf(begun.target, loaded, options),
      }),
  });
}

/** What is needed to go on with a run later. */
function contextOf(target: Target, { script, notebook, hash }: LoadedFlow, options: TargetOptions) {
  return {
    script,
    notebook,
    hash,
    group: options.group,
    ...(options.cells === undefined ? {} : { cells: options.cells }),
    ...(target.exportName === null ? {} : { export: target.exportName }),
    ...(options.python === undefined ? {} : { python: options.python }),
  };
}

export interface Beginning {
  /** Runs the flow. What it throws ends the command. */
  readonly begin: (engine: Engine, loaded: LoadedFlow, signal: AbortSignal) => Promise<FlowOutcome>;
}

/** Loads a flow, runs it as `begin` says, and shows it. */
export async function runTarget(
  { target, text, starter }: Begun,
  options: TargetOptions,
  world: World,
  beginning: Beginning,
): Promise<ExitCode> {
  const memory = memoryLimit(options.memory);
  const server = await serverFor(options, world);
  const opening = openStore(world, options.durability);
  opening.catch(() => undefined);
  const reporter = await reporterFor(world.stderr, options.quiet === true);
  const shown = withStderr(world, reporter.write);
  const giveBack = redirectStdout(reporter.write, options.json === true || world.stderr.isTTY);
  const early = onEarlyEnd((told) => reporter.write(`${told}\n`));
  try {
    const loaded = await loadFlow(target, text, { group: options.group, cells: options.cells }, shown);
    const report =
      options.report === undefined ? null : await reportPath(options.report, world.cwd, loaded.notebook);
    starter.check(loaded.cells);
    const local = await opening;
    const tracked = server === null ? null : await trackRun(server, local, shown);
    const store = tracked?.store ?? local;
    const plan = loaded.plan() as Promise<Json>;
    const described = describeRun(store, { plan, cells: loaded.cells });
    // as in Jupyter, wherever the command was given: nothing of ours looks for a relative path from here on
    if (loaded.hasFunctions) process.chdir(dirname(loaded.notebook ?? loaded.script));
    // in the background: what others have left is of no concern to this run
    void markCrashed(store).catch(() => undefined);
    const { outcome, cellError } = await runShown({
      loaded,
      beginning,
      starter,
      early,
      store,
      described,
      reporter,
      workers: options.workers,
      memory,
    });
    await described.finish(outcome);
    const told = await tracked?.finish(outcome);
    reporter.stop();
    giveBack();
    const notes =
      report === null ? [] : await writeReport(store, outcome.flowRun, loaded.cells, report, world);
    const growing = sizeNote(local);
    for (const note of [...notes, ...(growing === null ? [] : [growing]), ...(told?.notes ?? [])])
      world.stderr.write(`${world.stderr.colors.yellow(`note: ${note}`)}\n`);
    const tasks = await store.taskRuns(outcome.flowRun.id);
    const ended = { outcome, tasks, location: store.location, report, page: told?.page ?? null };
    world.stdout.write(options.json === true ? runJson(ended) : await summaryText(ended, world));
    if (outcome.state.type === "COMPLETED" || isSuspended(outcome.flowRun)) return EXIT.success;
    world.stderr.write(failureText(outcome, cellError, world));
    const unusable = starter.refused || outcome.error instanceof ParameterError;
    return early.exitCode() ?? (unusable ? EXIT.usage : EXIT.failure);
  } finally {
    reporter.stop();
    giveBack();
    early.stop();
    await starter.close();
    await opening.then((store) => store.close()).catch(() => undefined);
  }
}

interface Shown {
  readonly loaded: LoadedFlow;
  readonly beginning: Beginning;
  readonly starter: PythonStarter;
  readonly early: EarlyEnd;
  readonly store: RunStore;
  readonly described: DescribedRun;
  readonly reporter: Reporter;
  readonly workers: number | undefined;
  readonly memory: MemoryOptions | null;
}

function againText({ taskRun, why }: Extract<EngineEvent, { type: "task-run-again" }>): string {
  return `↻ ${taskRun.name} runs again: ${why}`;
}

type CellOutputEvent = Extract<EngineEvent, { type: "cell-output" }>;

/** Runs the flow and shows how it goes on. `cellError` is the last error that a cell gave. */
async function runShown({
  loaded,
  beginning,
  starter,
  early,
  store,
  described,
  reporter,
  workers,
  memory,
}: Shown): Promise<{ readonly outcome: FlowOutcome; readonly cellError: CellOutputEvent | null }> {
  const { createEngine } = await import("../../engine/create-engine.js");
  let cellError: CellOutputEvent | null = null;
  const engine = createEngine({
    store,
    startPython: (request) => starter.start(request),
    placement: {
      ...(workers === undefined ? {} : { workers }),
      ...(memory === null ? {} : { memory }),
    },
    observe(event) {
      if (event.type === "cell-output" && event.output.output_type === "error") cellError = event;
      if (event.type === "flow-run-state" && event.state.type === "PAUSED")
        reporter.write(pausedText(event.flowRun));
      if (event.type === "task-run-again") reporter.write(`${againText(event)}\n`);
      reporter.observe(event);
      described.observe(event);
    },
  });
  const outcome = await beginning.begin(engine, loaded, early.signal);
  return { outcome, cellError };
}
