import { FLOW, type FlowFunction } from "./definition.js";
import type { Engine, FlowOutcome, ResumeRequest, RunRequest } from "./engine-types.js";
import { RunError } from "./errors.js";
import { holdRuns } from "./ownership.js";
import { recordedCosts } from "./recorded-costs.js";
import { Recorder } from "./recorder.js";
import type { FlowJob } from "./flow-job.js";
import { runFlow } from "./run-flow.js";
import type { FlowRun, TaskRun } from "../store/index.js";
import { watchForCancel } from "./watch-for-cancel.js";
import type { World } from "./world.js";

/**
 * The engine in a world.
 *
 * @example
 * const engine = createEngine({ store: await openSqliteStore(), startPython });
 * const { state, result } = await engine.run(script.default, { parameters: { path: "trips.parquet" } });
 */
export function createEngine(world: World): Engine {
  type Job = Pick<FlowJob, "flow" | "request" | "past" | "invalid" | "mayRunAgain">;

  async function carryOut(job: Job): Promise<FlowOutcome> {
    const broken = new AbortController();
    const recorder = new Recorder(world, (error) => broken.abort(error));
    const { signal: given } = job.request;
    const signal = given === undefined ? broken.signal : AbortSignal.any([broken.signal, given]);
    const { processId, release } = holdRuns(world.store);
    try {
      const outcome = await runFlow({
        ...job,
        request: { ...job.request, signal },
        reuse: job.request.reuse === true,
        parentTaskRunId: null,
        parentFlowRunId: null,
        rootFlowRunId: null,
        processId,
        recorder,
        startPython: world.startPython,
        policy: world.policy ?? null,
        placement: world.placement ?? {},
        watch: (flowRunId, abort) => watchForCancel(world.store, flowRunId, abort),
        costs: (flowName: string) => recordedCosts(world.store, flowName),
      });
      await world.store.flush();
      if (recorder.brokenBy !== null) throw recorder.brokenBy.error;
      return outcome;
    } catch (error) {
      throw recorder.brokenBy === null ? error : recorder.brokenBy.error;
    } finally {
      release();
    }
  }

  return {
    run: (flow: FlowFunction, request: RunRequest = {}) =>
      carryOut({ flow: flow[FLOW], request, past: null, invalid: () => false, mayRunAgain: false }),

    async resume(flow: FlowFunction, flowRunId: string, request: ResumeRequest = {}): Promise<FlowOutcome> {
      const past = await world.store.flowRun(flowRunId);
      if (past === null) throw new RunError("not-to-resume", `There is no flow run ${flowRunId}.`);
      const { signal, from = [], mayRunAgain = false } = request;
      if (past.state?.type === "COMPLETED" && from.length === 0) {
        throw new RunError("not-to-resume", `${past.flowName} (${past.name}) has completed.`);
      }
      if (past.context["parametersAreLossy"] === true) {
        throw new RunError(
          "not-to-resume",
          `${past.flowName} (${past.name}) can't go on: it was given parameters that JSON can't hold.`,
        );
      }
      const invalid = (run: TaskRun): boolean => from.includes(run.name) || from.includes(run.taskKey);
      return carryOut({
        flow: flow[FLOW],
        request: { parameters: givenParameters(past), ...(signal === undefined ? {} : { signal }) },
        past,
        invalid,
        mayRunAgain,
      });
    },
  };
}

/** The parameters that were given then; the others have their defaults, as then. */
function givenParameters({ parameters, context }: FlowRun): Readonly<Record<string, unknown>> {
  const { given } = context;
  if (!Array.isArray(given)) return parameters;
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => given.includes(name)));
}
