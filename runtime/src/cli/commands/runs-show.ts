import type { Json } from "../../python/worker.js";
import { isTerminal } from "../../state/index.js";
import type { Artifact, FlowRun, TaskRun } from "../../store/index.js";
import { markCrashed } from "../../engine/index.js";
import { resumeCommand } from "../run/paused-text.js";
import { EXIT, type ExitCode } from "../exit-code.js";
import { findRun, shortId } from "../find-run.js";
import { resultLines, startText, stateText, taskColumns, timeText } from "../run-rows.js";
import { table } from "../terminal/table.js";
import { withContents } from "../with-contents.js";
import { withStore } from "../with-store.js";
import type { World } from "../world.js";

/** As much of an artifact as is shown in its line. */
const LONGEST = 80;

/** `nbflow runs show`. */
export async function showRun(
  given: string,
  options: { readonly json?: boolean },
  world: World,
): Promise<ExitCode> {
  return withStore(world, async (store) => {
    await markCrashed(store);
    const run = await findRun(store, given);
    const tasks = await store.taskRuns(run.id);
    if (options.json === true) {
      const states = await store.states({ flowRunId: run.id });
      const artifacts = await withContents(await store.artifacts({ flowRunId: run.id }), world);
      world.stdout.write(
        `${JSON.stringify({ ...run, result: resultOf(run), states, tasks, artifacts }, null, 2)}\n`,
      );
      return EXIT.success;
    }
    // a cell's outputs are what the report shows; the plan and its like are for pages
    const artifacts = (await store.artifacts({ flowRunId: run.id })).filter(
      ({ type }) => !type.startsWith("nbflow-"),
    );
    world.stdout.write(runText({ run, tasks, artifacts, location: store.location }, world));
    return EXIT.success;
  });
}

/** A run's result as its state has it. */
export function resultOf(run: FlowRun): Json {
  return run.state?.data == null ? null : (JSON.parse(run.state.data) as Json);
}

interface Shown {
  readonly run: FlowRun;
  readonly tasks: readonly TaskRun[];
  readonly artifacts: readonly Artifact[];
  readonly location: string;
}

function runText({ run, tasks, artifacts, location }: Shown, { stdout }: World): string {
  const { bold, dim } = stdout.colors;
  const now = new Date();
  const facts: [string, string][] = [
    ["Run", run.id],
    [
      "State",
      `${stateText(run.state, stdout.colors)}${timeText(run, now) === "" ? "" : ` after ${timeText(run, now)}`}`,
    ],
    ["Started", startText(run, now)],
    ...contextFacts(run),
    ["Kept in", location],
  ];
  const parts = [
    `${bold(run.flowName)} · ${run.name}\n`,
    ...facts.filter(([, value]) => value !== "").map(([name, value]) => `${dim(name.padEnd(9))} ${value}\n`),
    ...section("Parameters", resultLines(run.parameters), bold),
    tasks.length === 0 ? "" : `\n${table(tasks, taskColumns(stdout.colors, now), stdout)}`,
    ...section("Artifacts", artifactLines(artifacts), bold),
    ...section("Result", resultLines(resultOf(run)), bold),
    run.state?.type === "COMPLETED" || run.state?.message == null ? "" : `\n${run.state.message}\n`,
    mayGoOn(run) ? `\n${dim(`To go on with it: ${resumeCommand(run)}`)}\n` : "",
    `\n${dim(`What it printed: nbflow runs logs ${shortId(run.id)}`)}\n`,
  ];
  return parts.join("");
}

/** It has ended, and not well, or waits to be resumed. */
function mayGoOn({ state, context }: FlowRun): boolean {
  return (
    typeof context["script"] === "string" &&
    (isTerminal(state?.type ?? "PENDING") || state?.type === "PAUSED" || state?.name === "Resuming") &&
    state?.type !== "COMPLETED"
  );
}

function contextFacts({ context }: FlowRun): [string, string][] {
  return ["script", "notebook"].flatMap((name): [string, string][] => {
    const value = context[name];
    return typeof value === "string" ? [[name === "script" ? "Script" : "Notebook", value]] : [];
  });
}

function artifactLines(artifacts: readonly Artifact[]): readonly string[] {
  return artifacts.map(({ type, key, description, data }) => {
    const text = description ?? (typeof data === "string" ? data.split("\n", 1)[0] : JSON.stringify(data));
    const short = (text ?? "").length <= LONGEST ? text : `${text?.slice(0, LONGEST - 1)}…`;
    return [type, key ?? "", short].filter((part) => part !== "").join("  ");
  });
}

function section(title: string, lines: readonly string[], bold: (text: string) => string): readonly string[] {
  return lines.length === 0 ? [] : [`\n${bold(title)}\n`, ...lines.map((line) => `  ${line}\n`)];
}
