import type { Answer, NewState, StateType } from "../state/index.js";
import { runWithin } from "./context.js";
import type { FlowDefinition } from "./definition.js";
import { cancelledError, describeError, RunError } from "./errors.js";
import type { FlowJob } from "./flow-job.js";
import type { FlowScope } from "./flow-scope.js";
import { asleepIn, withoutRefs } from "./function-runner.js";
import { isJson } from "./json.js";
import { eachRef } from "./refs.js";
import type { TaskRunner } from "./task-runner.js";
import { watchTime } from "./time-limit.js";
import { unhandled } from "./unhandled.js";

/** The largest result that is kept with the final state, as JSON text. */
const LARGEST_RESULT = 256 * 1024;

type TryEnding =
  | { readonly kind: "completed"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "cancelled"; readonly error: Error }
  /** It is suspended: another process goes on with it. */
  | { readonly kind: "left"; readonly error: Error };

type Propose = (type: StateType, given?: NewState) => Promise<Answer>;

/** Runs the function of a flow once, with all tasks that it calls, and proposes the state that the run ends in. */
export async function runTry(
  job: FlowJob,
  scope: FlowScope,
  parameters: Readonly<Record<string, unknown>>,
  propose: Propose,
): Promise<TryEnding> {
  const { flow, recorder, request } = job;
  let cancelling: Promise<Answer> | null = null;
  let timedOut: RunError | null = null;
  const cancel = (): void => {
    if (scope.stopped !== null && scope.signal.aborted) return;
    const error = cancelledError(request.signal?.reason);
    cancelling ??= propose("CANCELLING", { message: error.message });
    const stop = (): void => scope.stop(error);
    cancelling.then(stop, stop);
  };
  const callOff = watchTime(recorder.clock, flow.name, flow.timeoutSeconds, (error) => {
    timedOut = error;
    scope.stop(error);
  });
  request.signal?.addEventListener("abort", cancel);
  if (request.signal?.aborted === true) cancel();
  try {
    const called = cancelling === null ? await callFunction(flow, scope, parameters) : { error: null };
    scope.functionRuns = false;
    let result: unknown;
    let error: unknown = "error" in called ? called.error : null;
    if ("error" in called) {
      if (error !== null)
        scope.cancelWaiting(new RunError("cancelled", `The flow failed: ${describeError(error)}`));
    } else {
      eachRef(called.value, ({ source, path }) => (source as TaskRunner).want(path));
    }
    await scope.idle();
    if ("value" in called && scope.stopped === null) await reviveIn(called.value);
    await scope.idle();
    callOff();
    request.signal?.removeEventListener("abort", cancel);
    if (scope.left !== null) return { kind: "left", error: scope.left };
    if (cancelling !== null) {
      await cancelling;
      // what runs was told to stop, and has
      const reason = scope.stopped ?? cancelledError(request.signal?.reason);
      await Promise.all([scope.close(), propose("CANCELLED", { message: reason.message })]);
      return { kind: "cancelled", error: reason };
    }
    error = timedOut ?? error ?? withoutConsent(scope.stopped) ?? unhandled(scope.runs) ?? scope.shownError;
    if (error === null && "value" in called) {
      try {
        result = await withoutRefs(called.value);
      } catch (failed) {
        error = failed;
      }
    }
    if (error === null) {
      await Promise.all([scope.close(), propose("COMPLETED", { data: resultText(result) })]);
      return { kind: "completed", result };
    }
    const name = timedOut === null ? {} : ({ name: "TimedOut" } as const);
    await Promise.all([scope.close(), propose("FAILED", { message: describeError(error), ...name })]);
    return { kind: "failed", error };
  } finally {
    callOff();
    request.signal?.removeEventListener("abort", cancel);
    await scope.close();
  }
}

/** Calls the flow's function and waits for it, but no longer than until the run is told to stop. */
function callFunction(
  flow: FlowDefinition,
  scope: FlowScope,
  parameters: Readonly<Record<string, unknown>>,
): Promise<{ readonly value: unknown } | { readonly error: unknown }> {
  return new Promise((resolve) => {
    const stopped = (): void => resolve({ error: scope.stopped });
    if (scope.signal.aborted) return stopped();
    scope.signal.addEventListener("abort", stopped);
    const value = new Promise((settle) => {
      settle(runWithin({ flow: scope, task: null }, () => flow.body(parameters)));
    });
    value
      .then(
        (given) => resolve({ value: given }),
        (error: unknown) => resolve({ error: error ?? new Error("The flow threw nothing.") }),
      )
      .finally(() => scope.signal.removeEventListener("abort", stopped));
  });
}

/** What stopped the run before anything had failed. */
function withoutConsent(stopped: Error | null): Error | null {
  return stopped instanceof RunError && stopped.code === "not-again" ? stopped : null;
}

/** What the flow returns must be there: what is asleep is run again. */
async function reviveIn(value: unknown): Promise<void> {
  await Promise.all(asleepIn(value).map((run) => run.revive("the flow's result")));
}

function resultText(result: unknown): string | null {
  if (result === undefined || !isJson(result)) return null;
  const text = JSON.stringify(result);
  return text.length <= LARGEST_RESULT ? text : null;
}
