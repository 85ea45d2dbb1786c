import { dirname } from "node:path";
import type { GroupMode } from "@nbflow/converter";
import { FLOW, type EngineEvent } from "../../engine/index.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { readParameters } from "../parameters/read-parameters.js";
import { reporterFor } from "../progress/reporter.js";
import { guessPython } from "../run/guess-python.js";
import { loadFlow, readTargetText } from "../run/load-flow.js";
import { PythonStarter } from "../run/python-starter.js";
import { readParametersFile } from "../run/read-parameters-file.js";
import { readTarget } from "../run/read-target.js";
import { redirectStdout } from "../run/redirect-stdout.js";
import { reportPath } from "../run/report-path.js";
import { onInterrupt } from "../run/signals.js";
import { failureText, runJson, summaryText } from "../run/summary.js";
import { openStore } from "../with-store.js";
import type { World } from "../world.js";
import { writeReport } from "../write-report.js";

export interface RunOptions {
  readonly param: readonly string[];
  readonly paramsFile?: string;
  readonly python?: string;
  readonly report?: string;
  readonly name?: string;
  readonly group: GroupMode;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** `nbflow run`: runs a flow to its end, shows it, and leaves its state in the store. */
export async function run(given: string, options: RunOptions, world: World): Promise<ExitCode> {
  const target = await readTarget(given, world.cwd);
  const text = await readTargetText(target);
  const file =
    options.paramsFile === undefined ? {} : await readParametersFile(options.paramsFile, world.cwd);
  const starter = new PythonStarter({
    folder: dirname(target.path),
    env: world.env,
    ...(options.python === undefined ? {} : { python: options.python }),
  });
  const interruption = onInterrupt((told) => world.stderr.write(`${told}\n`));
  const opening = openStore(world);
  opening.catch(() => undefined);
  try {
    const guess = guessPython(target, text);
    if (guess !== null) starter.startAhead(guess);
    const loading = loadFlow(target, text, options.group, world);
    const [{ createEngine }, loaded] = await Promise.all([import("../../engine/index.js"), loading]);
    const parameters = readParameters(options.param, file, loaded.flow[FLOW].parameters);
    const report =
      options.report === undefined ? null : await reportPath(options.report, world.cwd, loaded.notebook);
    const store = await opening;
    starter.check(loaded.cells);

    const reporter = await reporterFor(world.stderr, options.quiet === true);
    const failed: { error: Extract<EngineEvent, { type: "cell-output" }> | null } = { error: null };
    const giveBack = redirectStdout(
      (chunk) => reporter.write(chunk),
      options.json === true || world.stderr.isTTY,
    );
    const engine = createEngine({
      store,
      startPython: (request) => starter.start(request),
      observe(event) {
        if (event.type === "cell-output" && event.output.output_type === "error") failed.error = event;
        reporter.observe(event);
      },
    });
    const outcome = await engine
      .run(loaded.flow, {
        parameters,
        signal: interruption.signal,
        ...(options.name === undefined ? {} : { name: options.name }),
        context: { script: loaded.script, notebook: loaded.notebook },
      })
      .finally(() => {
        reporter.stop();
        giveBack();
      });
    const notes = report === null ? [] : await writeReport(store, outcome.flowRun, loaded.cells, report);
    for (const note of notes) world.stderr.write(`${world.stderr.colors.yellow(`note: ${note}`)}\n`);
    const tasks = await store.taskRuns(outcome.flowRun.id);
    const shown = { outcome, tasks, location: store.location, report };
    world.stdout.write(options.json === true ? runJson(shown) : summaryText(shown, world));
    if (outcome.state.type === "COMPLETED") return EXIT.success;
    world.stderr.write(failureText(outcome, failed.error, world));
    return interruption.exitCode() ?? (starter.refused ? EXIT.usage : EXIT.failure);
  } finally {
    interruption.stop();
    await starter.close();
    await opening.then((store) => store.close()).catch(() => undefined);
  }
}
