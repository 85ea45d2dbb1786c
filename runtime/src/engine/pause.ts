import { setTimeout as delay } from "node:timers/promises";
import type { Json } from "../python/worker.js";
import { isTerminal, type NewState } from "../state/index.js";
import { running, type RunningFlow } from "./context.js";
import type { JsonSchema } from "./definition.js";
import { RunError, UsageError } from "./errors.js";

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

/**
 * Pauses the flow run until someone resumes it (`nbflow resume RUN -p approved=true`), and gives what it is resumed with. The
 * process waits. Tasks that run go on; none begins meanwhile.
 * @throws UsageError outside of a flow's own function; RunError where it is not resumed in time.
 *
 * @example
 * const { approved } = await pauseFlowRun({ input: { type: "object", properties: { approved: { type: "boolean" } } } });
 */
export async function pauseFlowRun(options: PauseOptions = {}): Promise<Input> {
  const { flow, key, given } = await begin("pauseFlowRun", options);
  if (given !== null) return given;
  const { recorder } = flow;
  const { id } = flow.flowRun;
  const until = await propose(flow, key, options, {});
  if (until === null) return (await inputOf(flow, key)) ?? {};
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
  return (await inputOf(flow, key)) ?? {};
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
  const { flow, key, given } = await begin("suspendFlowRun", options);
  if (given !== null) return given;
  await flow.idle();
  const suspended = { name: "Suspended", details: { pauseReschedule: true } } as const;
  if ((await propose(flow, key, options, suspended)) === null) return (await inputOf(flow, key)) ?? {};
  const { flowName, name } = flow.flowRun;
  const reason = new RunError("suspended", `${flowName} (${name}) is suspended.`);
  flow.leave(reason);
  throw reason;
}

/** The pause that is asked for, and what it was resumed with where that has been. */
async function begin(
  what: string,
  options: PauseOptions,
): Promise<{ readonly flow: RunningFlow; readonly key: string; readonly given: Input | null }> {
  const place = running();
  if (place === undefined || place.task !== null) {
    throw new UsageError("outside-of-a-flow", `${what}() is for a flow's own function.`);
  }
  const { flow } = place;
  const key = options.key ?? flow.nextPauseKey();
  return { flow, key, given: await inputOf(flow, key) };
}

/** Proposes the pause; gives until when it may last, in milliseconds, and null where the store knows that it was resumed already. */
async function propose(
  flow: RunningFlow,
  key: string,
  { timeoutSeconds = 3600, message, input }: PauseOptions,
  { name, details }: NewState,
): Promise<number | null> {
  const until = flow.recorder.clock.now().getTime() + timeoutSeconds * 1000;
  const answer = await flow.proposeFlow("PAUSED", {
    message: message ?? null,
    ...(name === undefined ? {} : { name }),
    details: {
      pauseKey: key,
      pauseTimeout: new Date(until).toISOString(),
      ...(input === undefined ? {} : { inputSchema: input }),
      ...details,
    },
  });
  if (answer.status === "ACCEPT") return until;
  if ((await inputOf(flow, key)) !== null) return null;
  const reason = "reason" in answer ? answer.reason : "";
  throw new RunError("not-paused", `${flow.flowRun.flowName} was not paused: ${reason}`);
}

async function inputOf({ recorder, flowRun }: RunningFlow, key: string): Promise<Input | null> {
  const given = await recorder.flowRunInput(flowRun.id, key);
  return given === null ? null : asRecord(given.value);
}

function asRecord(value: Json): Input {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Input) : {};
}
