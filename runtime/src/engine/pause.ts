import { setTimeout as delay } from "node:timers/promises";
import type { Json } from "../python/worker.js";
import { running } from "./context.js";
import type { JsonSchema } from "./definition.js";
import { RunError, UsageError } from "./errors.js";

export interface PauseOptions {
  /** After so many seconds without being resumed the flow fails. Default: 3600. */
  readonly timeoutSeconds?: number;
  /** A JSON Schema of what it is resumed with, an object's. Default: nothing. */
  readonly input?: JsonSchema;
  /** What whoever resumes it is told. */
  readonly message?: string;
  /** Which pause of the flow it is: one that has been resumed is not paused at again. Default: its place among the pauses. */
  readonly key?: string;
}

const LOOK_MS = 200;

/**
 * Pauses the flow run until someone resumes it (`nbflow resume RUN -p approved=true`), and gives what it is resumed with. Tasks that
 * run go on; none begins meanwhile.
 * @throws UsageError outside of a flow's own function; RunError where it is not resumed in time.
 *
 * @example
 * const { approved } = await pauseFlowRun({ input: { type: "object", properties: { approved: { type: "boolean" } } } });
 */
export async function pauseFlowRun(options: PauseOptions = {}): Promise<Readonly<Record<string, Json>>> {
  const place = running();
  if (place === undefined || place.task !== null) {
    throw new UsageError("outside-of-a-flow", "pauseFlowRun() is for a flow's own function.");
  }
  const { flow } = place;
  const { recorder } = flow;
  const { id } = flow.flowRun;
  const key = options.key ?? flow.nextPauseKey();
  const before = await recorder.flowRunInput(id, key);
  if (before !== null) return asRecord(before.value);
  const until = recorder.clock.now().getTime() + (options.timeoutSeconds ?? 3600) * 1000;
  const answer = await flow.proposeFlow("PAUSED", {
    message: options.message ?? null,
    details: {
      pauseKey: key,
      pauseTimeout: new Date(until).toISOString(),
      ...(options.input === undefined ? {} : { inputSchema: options.input }),
    },
  });
  if (answer.status !== "ACCEPT") {
    const reason = "reason" in answer ? answer.reason : "";
    throw new RunError("not-paused", `${flow.flowRun.flowName} was not paused: ${reason}`);
  }
  for (;;) {
    const run = await recorder.flowRunNow(id);
    if (run !== null && run.state?.type !== "PAUSED") {
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
  const given = await recorder.flowRunInput(id, key);
  return asRecord(given?.value ?? {});
}

function asRecord(value: Json): Readonly<Record<string, Json>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, Json>>)
    : {};
}
