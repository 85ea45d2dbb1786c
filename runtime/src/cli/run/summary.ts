import { inspect, stripVTControlCharacters } from "node:util";
import { reusedFrom, type EngineEvent, type FlowOutcome } from "../../engine/index.js";
import type { Json } from "../../python/index.js";
import type { TaskRun } from "../../store/index.js";
import { shortId } from "../find-run.js";
import { shownPath } from "../paths.js";
import { colorOf, symbolOf } from "../progress/symbols.js";
import { resultLines, taskColumns, timeText } from "../run-rows.js";
import type { World } from "../world.js";

export interface Ended {
  readonly outcome: FlowOutcome;
  readonly tasks: readonly TaskRun[];
  readonly location: string;
  /** Where the executed notebook was written. */
  readonly report: string | null;
  /** Its page at the server that is told of it. */
  readonly page: string | null;
}

/** What a person sees when a run has ended. */
export async function summaryText(
  { outcome, tasks, location, report, page }: Ended,
  world: World,
): Promise<string> {
  const { flowRun, state, result } = outcome;
  const { colors } = world.stdout;
  const now = new Date();
  const time = timeText(flowRun, now);
  const head = `${colorOf(state.type, colors)(`${symbolOf(state.type)} ${state.name}`)}${time === "" ? "" : ` in ${time}`}`;
  const results = result === undefined ? [] : resultLines(jsonOf(result));
  const facts = [
    ...reusedFact(tasks),
    ["State", location],
    ...(page === null ? [] : [["Server", page]]),
    ...(report === null ? [] : [["Report", shownPath(report, world.cwd)]]),
    ["More", `nbflow runs show ${shortId(flowRun.id)}`],
  ];
  return [
    `\n${colors.bold(flowRun.flowName)} · ${flowRun.name}  ${head}\n`,
    tasks.length === 0 ? "" : `\n${await taskTable(tasks, now, world)}`,
    results.length === 0
      ? ""
      : `\n${colors.bold("Result")}\n${results.map((line) => `  ${line}\n`).join("")}`,
    `\n${facts.map(([name = "", value = ""]) => `${colors.dim(name.padEnd(6))}  ${value}\n`).join("")}`,
  ].join("");
}

function reusedFact(tasks: readonly TaskRun[]): (readonly [string, string])[] {
  const reused = tasks.filter((task) => reusedFrom(task) !== null).length;
  return reused === 0 ? [] : [["Reused", `${reused} of ${tasks.length} tasks`]];
}

async function taskTable(tasks: readonly TaskRun[], now: Date, { stdout }: World): Promise<string> {
  const { table } = await import("../terminal/table.js");
  return table(tasks, taskColumns(stdout.colors, now), stdout);
}

/** Why a run did not complete: the traceback of the cell that failed, then one line and its cure. */
export function failureText(
  { state, error }: FlowOutcome,
  cellError: Extract<EngineEvent, { type: "cell-output" }> | null,
  { stderr, debug }: World,
): string {
  const { red, dim } = stderr.colors;
  const output = cellError?.output;
  const traceback =
    state.type === "FAILED" && output?.output_type === "error" ? output.traceback.join("\n") : "";
  const hint = hintOf(error);
  const lines = [
    ...(traceback === ""
      ? []
      : ["", stderr.colors.isColorSupported ? traceback : withoutColors(traceback), ""]),
    `${red("error:")} ${state.message ?? state.name}`,
    ...(hint === null ? [] : [hint]),
    ...(debug && error instanceof Error ? [dim(error.stack ?? "")] : []),
  ];
  return `${lines.join("\n")}\n`;
}

/** A run as `--json` prints it. */
export function runJson({ outcome, tasks, location, report, page }: Ended): string {
  const { flowRun, state, result } = outcome;
  const value = {
    id: flowRun.id,
    name: flowRun.name,
    flow: flowRun.flowName,
    state: stateJson(state),
    parameters: flowRun.parameters,
    result: result === undefined ? null : jsonOf(result),
    startTime: flowRun.startTime,
    endTime: flowRun.endTime,
    seconds: flowRun.totalRunTime,
    tasks: tasks.map((task) => ({
      id: task.id,
      name: task.name,
      state: task.state === null ? null : stateJson(task.state),
      startTime: task.startTime,
      endTime: task.endTime,
      seconds: task.totalRunTime,
      reusedFrom: reusedFrom(task)?.flowRunId ?? null,
    })),
    reused: tasks.filter((task) => reusedFrom(task) !== null).length,
    location,
    page,
    report,
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}

function stateJson({ type, name, message }: FlowOutcome["state"]): Json {
  return { type, name, message };
}

/** What JSON can't hold (a circle, a big integer) is told by its text. */
function jsonOf(value: unknown): Json {
  try {
    return JSON.parse(JSON.stringify(value) ?? "null") as Json;
  } catch {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return inspect(value);
    const parts = Object.entries(value).map(([name, part]) => [
      name,
      isStringified(part) ? jsonOf(part) : inspect(part),
    ]);
    return Object.fromEntries(parts) as Json;
  }
}

function isStringified(value: unknown): boolean {
  try {
    return JSON.stringify(value) !== undefined;
  } catch {
    return false;
  }
}

function hintOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null) return null;
  const { hint, cause } = error as { readonly hint?: unknown; readonly cause?: unknown };
  return typeof hint === "string" ? hint : hintOf(cause);
}

function withoutColors(text: string): string {
  return stripVTControlCharacters(text);
}
