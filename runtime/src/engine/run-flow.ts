import { makeState, newState, type Answer, type NewState, type StateType } from "../state/index.js";
import type { FlowRun } from "../store/index.js";
import { EarlierRuns } from "./earlier-runs.js";
import type { FlowOutcome } from "./engine-types.js";
import { cancelledError, describeError, RunError } from "./errors.js";
import type { FlowJob } from "./flow-job.js";
import { FlowScope } from "./flow-scope.js";
import { runTry } from "./flow-try.js";
import { callHooks, hooksFor } from "./hooks.js";
import { checkedParameters, newFlowRun, type Checked } from "./new-flow-run.js";
import { ERROR, type Recorder } from "./recorder.js";
import { Replay } from "./replay.js";

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
  const place = { flowRunId: created.id, taskRunId: null };
  const log = (message: string): void => recorder.log(place, "nbflow.flow", ERROR, message);
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
    if (entered === null) return;
    await callHooks(hooksFor(flow.hooks, entered), flowRun, entered, log);
  };
  const outcome = (result: unknown, error: unknown): FlowOutcome => ({
    flowRun,
    state: flowRun.state ?? makeState("PENDING", recorder.clock.now()),
    result,
    error,
  });
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
    if (ended.kind === "failed") log(describeError(ended.error));
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

function notToResume(run: FlowRun, answer: Answer): RunError {
  const reason = "reason" in answer ? answer.reason : "";
  return new RunError("not-to-resume", `${run.flowName} (${run.name}) can't go on: ${reason}`);
}

/** A flow takes one object of parameters. */
function parametersOf(args: readonly unknown[]): Readonly<Record<string, unknown>> {
  return (args[0] ?? {}) as Readonly<Record<string, unknown>>;
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
