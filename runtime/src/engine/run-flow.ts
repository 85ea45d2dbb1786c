import { v7 as uuid } from "uuid";
import type { Json } from "../python/worker.js";
import { makeState, newState, type Answer, type NewState, type StateType } from "../state/index.js";
import { runWithin } from "./context.js";
import type { FlowDefinition } from "./definition.js";
import { delaysOf } from "./delays.js";
import { EarlierRuns } from "./earlier-runs.js";
import type { FlowOutcome, RunRequest } from "./engine-types.js";
import { cancelledError, describeError, RunError } from "./errors.js";
import { FlowScope } from "./flow-scope.js";
import type { FlowRun, TaskRun } from "../store/index.js";
import { asleepIn, withoutRefs } from "./function-runner.js";
import { callHooks, hooksFor } from "./hooks.js";
import { asJson, isJson } from "./json.js";
import { flowParameters } from "./parameters.js";
import type { Costs, PlacementOptions } from "./placement.js";
import type { Policy } from "./policy.js";
import { ERROR, type Recorder } from "./recorder.js";
import { eachRef } from "./refs.js";
import { Replay } from "./replay.js";
import { runName, twoWords } from "./run-name.js";
import type { TaskRunner } from "./task-runner.js";
import { watchTime } from "./time-limit.js";
import { unhandled } from "./unhandled.js";
import type { StartPython } from "./world.js";

export interface FlowJob {
  readonly flow: FlowDefinition;
  readonly request: RunRequest;
  /** The task run that stands for it in the flow that called it; null where a person or a deployment did. */
  readonly parentTaskRunId: string | null;
  /** The flow runs around it, by their ids; null for one that stands alone. */
  readonly parentFlowRunId: string | null;
  readonly rootFlowRunId: string | null;
  /** The flow run to go on with; null for a new one. */
  readonly past: FlowRun | null;
  /** Which of its task runs are to be run again, whatever they gave. */
  readonly invalid: (run: TaskRun) => boolean;
  /** Its runs may be run again after they have completed, whatever they do outside. */
  readonly mayRunAgain: boolean;
  /** The process, as the store knows it. */
  readonly processId: string;
  readonly recorder: Recorder;
  readonly startPython: StartPython;
  readonly policy: Policy | null;
  readonly placement: PlacementOptions;
  /** Aborts where another process asks in the store that a flow run be cancelled; gives what ends the watch. */
  readonly watch: (flowRunId: string, abort: AbortController) => () => void;
  /** Task runs of earlier runs are reused where their lineage is the same. */
  readonly reuse: boolean;
  readonly costs: (flowName: string) => () => Promise<Costs>;
}

/** The largest result that is kept with the final state, as JSON text. */
const LARGEST_RESULT = 256 * 1024;

/** Runs a flow from its record to its final state, all its tries. */
export async function runFlow(job: FlowJob): Promise<FlowOutcome> {
  const checked = await checkedParameters(job.flow, job.request.parameters ?? {});
  const flowRun = job.past ?? (await job.recorder.createFlowRun(newFlowRun(job, checked)));
  const outside = new AbortController();
  const { signal: given } = job.request;
  const signal = given === undefined ? outside.signal : AbortSignal.any([given, outside.signal]);
  const unwatch = job.watch(flowRun.id, outside);
  try {
    return await runTries({ ...job, request: { ...job.request, signal } }, flowRun, checked);
  } finally {
    unwatch();
  }
}

async function runTries(job: FlowJob, created: FlowRun, checked: Checked): Promise<FlowOutcome> {
  const { flow, request, recorder } = job;
  let flowRun = created;
  const propose = async (type: StateType, given: NewState = {}): Promise<Answer> => {
    const proposed = await recorder.proposeFlowRunState(
      flowRun,
      makeState(type, recorder.clock.now(), given),
    );
    flowRun = proposed.flowRun;
    await told(proposed.answer);
    return proposed.answer;
  };
  const told = async (answer: Answer): Promise<void> => {
    const entered = newState(answer);
    const hooks = entered === null ? [] : hooksFor(flow.hooks, entered);
    if (hooks.length === 0 || entered === null) return;
    const place = { flowRunId: flowRun.id, taskRunId: null };
    await callHooks(hooks, flowRun, entered, (message) => recorder.log(place, "nbflow.flow", ERROR, message));
  };
  const outcome = (result: unknown, error: unknown): FlowOutcome => ({
    flowRun,
    state: flowRun.state ?? makeState("PENDING", recorder.clock.now()),
    result,
    error,
  });
  const place = { flowRunId: flowRun.id, taskRunId: null };
  // it was suspended: to go on is no further try
  const isResuming = job.past?.state?.name === "Resuming";

  if (job.past === null) await propose("PENDING");
  else {
    // whoever found that its process was gone did not have its hooks
    const { state } = flowRun;
    if (state?.type === "CRASHED") await told({ status: "ACCEPT", state });
    const now = recorder.clock.now();
    const first = isResuming ? makeState("SCHEDULED", now, { name: "Resuming" }) : makeState("PENDING", now);
    const taken = await recorder.takeFlowRun(flowRun, job.processId, first);
    if (taken.answer.status !== "ACCEPT") throw notToResume(flowRun, taken.answer);
    flowRun = taken.flowRun;
  }
  if (checked.error !== null) {
    await propose("FAILED", { message: describeError(checked.error) });
    return outcome(undefined, checked.error);
  }
  let replay = new Replay(job.past === null ? [] : await recorder.taskRunsOf(flowRun.id));
  let isFirst = true;
  for (;;) {
    const begun = await propose(
      "RUNNING",
      isFirst && job.past !== null && !isResuming ? { name: "Rerunning" } : {},
    );
    if (begun.status === "WAIT") {
      await pause(recorder, begun.delaySeconds * 1000, request.signal);
      continue;
    }
    if (begun.status !== "ACCEPT") return outcome(undefined, new RunError("cancelled", begun.reason));
    const scope: FlowScope = new FlowScope({
      recorder,
      flowRun,
      definition: flow,
      startPython: job.startPython,
      parentFlowRunId: job.parentFlowRunId,
      rootFlowRunId: job.rootFlowRunId ?? flowRun.id,
      propose: (type, given) => proposeIn(type, given),
      adopt: (changed) => {
        flowRun = changed;
      },
      policy: job.policy,
      placement: { costs: job.costs(flow.name), ...job.placement },
      earlier: job.reuse ? new EarlierRuns(recorder, flow.name) : null,
      replay,
      invalid: isFirst ? job.invalid : () => false,
      // a flow's own retry is asked for by whoever wrote it
      mayRunAgain: job.mayRunAgain || !isFirst,
      runSubflow: (subflow, args, parentTaskRunId, past) =>
        runFlow({
          ...job,
          flow: subflow,
          parentTaskRunId,
          parentFlowRunId: flowRun.id,
          rootFlowRunId: job.rootFlowRunId ?? flowRun.id,
          past,
          request: { parameters: parametersOf(args), signal: scope.signal },
        }),
    });
    const proposeIn = async (type: StateType, given?: NewState): Promise<Answer> => {
      const answer = await propose(type, given);
      scope.noteFlowRun(flowRun);
      return answer;
    };
    const ended = await runTry(job, scope, checked.parameters, proposeIn);
    if (ended.kind === "completed") return outcome(ended.result, null);
    if (ended.kind === "failed") recorder.log(place, "nbflow.flow", ERROR, describeError(ended.error));
    const { scheduledTime } = flowRun.state?.type === "SCHEDULED" ? flowRun.state.details : {};
    if (scheduledTime === undefined) return outcome(undefined, ended.error);
    isFirst = false;
    replay = new Replay(await recorder.taskRunsOf(flowRun.id));
    await pause(recorder, Date.parse(scheduledTime) - recorder.clock.now().getTime(), request.signal);
    if (request.signal?.aborted === true) {
      const error = cancelledError(request.signal.reason);
      await propose("CANCELLED", { message: error.message });
      return outcome(undefined, error);
    }
  }
}

/** What stopped the run before anything had failed. */
function withoutConsent(stopped: Error | null): Error | null {
  return stopped instanceof RunError && stopped.code === "not-again" ? stopped : null;
}

type TryEnding =
  | { readonly kind: "completed"; readonly result: unknown }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "cancelled"; readonly error: Error }
  /** It is suspended: another process goes on with it. */
  | { readonly kind: "left"; readonly error: Error };

type Propose = (type: StateType, given?: NewState) => Promise<Answer>;

async function runTry(
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

async function checkedParameters(
  flow: FlowDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<Checked> {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  try {
    return { parameters: await flowParameters(flow, given), given: names, error: null };
  } catch (error) {
    return { parameters: given, given: names, error };
  }
}

interface Checked {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Those that were given; the others have their defaults. */
  readonly given: readonly string[];
  readonly error: unknown;
}

function newFlowRun(
  job: FlowJob,
  { parameters, given: own }: Checked,
): Parameters<Recorder["createFlowRun"]>[0] {
  const { flow, request, recorder, parentTaskRunId } = job;
  const id = request.id ?? uuid();
  const given = flow.flowRunName === null ? twoWords(id) : runName(flow.flowRunName, parameters);
  return {
    id,
    name: request.name ?? given,
    created: recorder.clock.now().toISOString(),
    tags: [...new Set([...flow.tags, ...(request.tags ?? [])])],
    flowName: flow.name,
    parameters: asJson(parameters) as Readonly<Record<string, Json>>,
    parentTaskRunId,
    deploymentId: request.deploymentId ?? null,
    policy: { retries: flow.retries, retryDelay: delaysOf(flow.retryDelaySeconds, flow.retries) },
    processId: job.processId,
    context: {
      ...request.context,
      given: own,
      ...(isJson(parameters) ? {} : { parametersAreLossy: true }),
    },
  };
}

/** What the flow returns must be there: what is asleep is run again. */
async function reviveIn(value: unknown): Promise<void> {
  await Promise.all(asleepIn(value).map((run) => run.revive("the flow's result")));
}

function notToResume(run: FlowRun, answer: Answer): RunError {
  const reason = "reason" in answer ? answer.reason : "";
  return new RunError("not-to-resume", `${run.flowName} (${run.name}) can't go on: ${reason}`);
}

/** A flow takes one object of parameters. */
function parametersOf(args: readonly unknown[]): Readonly<Record<string, unknown>> {
  return (args[0] ?? {}) as Readonly<Record<string, unknown>>;
}

function resultText(result: unknown): string | null {
  if (result === undefined || !isJson(result)) return null;
  const text = JSON.stringify(result);
  return text.length <= LARGEST_RESULT ? text : null;
}

function pause(recorder: Recorder, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  if (milliseconds <= 0 || signal?.aborted === true) return Promise.resolve();
  return new Promise((resolve) => {
    const wake = (): void => {
      callOff();
      signal?.removeEventListener("abort", wake);
      resolve();
    };
    const callOff = recorder.clock.after(milliseconds, wake);
    signal?.addEventListener("abort", wake);
  });
}
