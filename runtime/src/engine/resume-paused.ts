import type { Json } from "../python/worker.js";
import { makeState } from "../state/index.js";
import type { FlowRun, RunStore } from "../store/index.js";
import { ParameterError, RunError } from "./errors.js";
import { checkParameters } from "./parameters.js";
import type { JsonSchema } from "./definition.js";

/** What a paused run is to be resumed with; null where it takes nothing. */
export function inputSchemaOf(run: FlowRun): JsonSchema | null {
  const schema = run.state?.details["inputSchema"];
  return typeof schema === "object" && schema !== null ? (schema as JsonSchema) : null;
}

/** Whether a flow run is suspended: no process waits for it, so that one must go on with it once it has been resumed. */
export function isSuspended({ state }: FlowRun): boolean {
  return state?.type === "PAUSED" && state.details.pauseReschedule === true;
}

/**
 * Lets a paused flow run go on, in the process that has it. One that is suspended is `Resuming` then, and `engine.resume` goes
 * on with it.
 * @throws ParameterError for an input that it does not take; RunError where it is not paused, or has been for too long.
 */
export async function resumePaused(
  store: RunStore,
  run: FlowRun,
  input: Readonly<Record<string, Json>>,
  now: Date = new Date(),
): Promise<void> {
  const schema = inputSchemaOf(run);
  const [name] = Object.keys(input);
  if (schema === null && name !== undefined) {
    throw new ParameterError("unknown-parameter", `${run.flowName} (${run.name}) takes no input.`, name);
  }
  const checked = schema === null ? {} : await checkParameters(run.flowName, schema, input);
  const key = run.state?.details.pauseKey ?? "";
  if (run.state?.type !== "PAUSED" || key === "") {
    throw new RunError("not-to-resume", `${run.flowName} (${run.name}) is not paused.`);
  }
  const { pauseTimeout } = run.state.details;
  // what comes too late must not count when the run is tried again
  const isInTime = pauseTimeout === undefined || Date.parse(pauseTimeout) >= now.getTime();
  if (isInTime) await store.setFlowRunInput(run.id, key, checked as Readonly<Record<string, Json>>);
  const answer = await store.proposeFlowRunState(
    run.id,
    isSuspended(run) ? makeState("SCHEDULED", now, { name: "Resuming" }) : makeState("RUNNING", now),
  );
  if (answer.status !== "ACCEPT") {
    const reason = "reason" in answer ? answer.reason : "";
    throw new RunError("not-to-resume", `${run.flowName} (${run.name}) was not resumed: ${reason}`);
  }
}
