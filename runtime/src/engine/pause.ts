import { setTimeout as delay } from "node:timers/promises";
import type { Json } from "../python/worker.js";
import { isTerminal, type NewState } from "../state/index.js";
import { running, type RunningFlow } from "./context.js";
import type { JsonSchema } from "./definition.js";
import { RunError, UsageError } from "./errors.js";
import { checkParameters } from "./parameters.js";

export interface PauseOptions {
  /** After so many seconds it can't be resumed any more: the flow fails. Default: 3600. */
  readonly timeoutSeconds?: number;
  /** A JSON Schema of what it is resumed with, an object's. Default: nothing. */
  readonly input?: JsonSchema;
  /** What whoever resumes it is told. */
  readonly message?: string;
  /** Which pause of the flow it is: one that has been resumed is not paused at again. Default: its place among the pauses. */
  readonly key?: string;
}

type Input = Readonly<Record<string, Json>>;

const LOOK_MS = 200;
const PAUSED = "Paused";
const SUSPENDED = "Suspended";
type PauseName = typeof PAUSED | typeof SUSPENDED;

/**
 * Pauses the flow run until someone resumes it (`nbflow resume RUN -p approved=true`), and gives what it is resumed with. The
 * process waits. Tasks that run go on; none begins meanwhile.
 * @throws UsageError outside of a flow's own function; RunError where it is not resumed in time.
 *
 * @example
 * const { approved } = await pauseFlowRun({ input: { type: "object", properties: { approved: { type: "boolean" } } } });
 */
export async function pauseFlowRun(options: PauseOptions = {}): Promise<Input> {
  const { flow, key, given } = await begin("pauseFlowRun", PAUSED, options);
  if (given !== null) return given;
  const { recorder } = flow;
  const { id } = flow.flowRun;
  const until = await propose(flow, key, options, { name: PAUSED });
  if (until === null) return takenUp(flow, PAUSED, key, options);
  for (;;) {
    const run = await recorder.flowRunNow(id);
    const type = run?.state?.type ?? "PAUSED";
    // one that was cancelled meanwhile is told so by its signal
    if (run !== null && type !== "PAUSED" && !isTerminal(type)) {
      flow.adopt(run);
      break;
    }
    if (recorder.clock.now().getTime() > until) {
      await flow.proposeFlow("RUNNING");
      throw new RunError("timed-out", "The flow was paused and never resumed.");
    }
    await delay(LOOK_MS);
    if (flow.signal.aborted) throw flow.signal.reason;
  }
  return takenUp(flow, PAUSED, key, options);
}

/**
 * Suspends the flow run: what was called before ends first, then the process is done with the run. `nbflow resume RUN` goes on
 * with it, also days later: the flow's function is called again, what has completed gives what it gave, and this gives what the
 * run is resumed with.
 * @throws UsageError outside of a flow's own function; RunError in a subflow, which can't be suspended.
 *
 * @example
 * await suspendFlowRun({ timeoutSeconds: 7 * 86_400, message: "Are the figures good?" });
 */
export async function suspendFlowRun(options: PauseOptions = {}): Promise<Input> {
  const { flow, key, given } = await begin("suspendFlowRun", SUSPENDED, options);
  if (given !== null) return given;
  await flow.idle();
  const suspended = { name: SUSPENDED, details: { pauseReschedule: true } } as const;
  if ((await propose(flow, key, options, suspended)) === null) return takenUp(flow, SUSPENDED, key, options);
  const { flowName, name } = flow.flowRun;
  const reason = new RunError("suspended", `${flowName} (${name}) is suspended.`);
  flow.leave(reason);
  throw reason;
}

/** The pause that is asked for, and what it was resumed with where that has been. */
async function begin(
  what: string,
  name: PauseName,
  options: PauseOptions,
): Promise<{ readonly flow: RunningFlow; readonly key: string; readonly given: Input | null }> {
  const place = running();
  if (place === undefined || place.task !== null) {
    throw new UsageError("outside-of-a-flow", `${what}() is for a flow's own function.`);
  }
  const { flow } = place;
  const key = options.key ?? flow.nextPauseKey();
  const isOver = (await inputOf(flow, name, key)) !== null;
  return { flow, key, given: isOver ? await takenUp(flow, name, key, options) : null };
}

/** Proposes the pause; gives until when it may last, in milliseconds, and null where the store knows that it was resumed already. */
async function propose(
  flow: RunningFlow,
  key: string,
  { timeoutSeconds = 3600, message, input }: PauseOptions,
  { name, details }: NewState & { readonly name: PauseName },
): Promise<number | null> {
  const { recorder, flowRun } = flow;
  const until = recorder.clock.now().getTime() + timeoutSeconds * 1000;
  const keys = inputKeys(name, key);
  const inputSchema = input === undefined ? null : { additionalProperties: false, ...input };
  // where whoever resumes it at a server has it checked
  if (inputSchema !== null) await recorder.setFlowRunInput(flowRun.id, keys.schema, inputSchema);
  const answer = await flow.proposeFlow("PAUSED", {
    message: message ?? null,
    name,
    details: {
      pauseKey: key,
      pauseTimeout: new Date(until).toISOString(),
      ...(inputSchema === null ? {} : { inputSchema, runInputKeyset: keys }),
      ...details,
    },
  });
  if (answer.status === "ACCEPT") return until;
  if ((await inputOf(flow, name, key)) !== null) return null;
  const reason = "reason" in answer ? answer.reason : "";
  throw new RunError("not-paused", `${flow.flowRun.flowName} was not paused: ${reason}`);
}

/** What it was resumed with: here under its key, and at a server under the name that Prefect's client would ask for. */
async function inputOf(
  { recorder, flowRun }: RunningFlow,
  name: PauseName,
  key: string,
): Promise<Input | null> {
  for (const place of [key, inputKeys(name, key).response]) {
    const given = await recorder.flowRunInput(flowRun.id, place);
    if (given !== null) return asRecord(given.value);
  }
  return null;
}

/** The same with the schema's defaults; throws ParameterError where it is not what was asked for. */
async function takenUp(
  flow: RunningFlow,
  name: PauseName,
  key: string,
  { input: schema }: PauseOptions,
): Promise<Input> {
  const given = (await inputOf(flow, name, key)) ?? {};
  if (schema === undefined) return given;
  return (await checkParameters(flow.flowRun.flowName, schema, given)) as Input;
}

/** Where the API keeps what a pause asks for and what it is resumed with, as Prefect's client names it. */
function inputKeys(name: PauseName, key: string) {
  const base = `${name.toLowerCase()}-${key}`;
  return { description: `${base}-description`, response: `${base}-response`, schema: `${base}-schema` };
}

function asRecord(value: Json): Input {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Input) : {};
}
