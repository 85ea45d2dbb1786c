import { FLOW, type FlowFunction } from "./definition.js";
import type { Engine, FlowOutcome, RunRequest } from "./engine-types.js";
import { Recorder } from "./recorder.js";
import { runFlow } from "./run-flow.js";
import type { World } from "./world.js";

/**
 * The engine in a world.
 *
 * @example
 * const engine = createEngine({ store: await openSqliteStore(), startPython });
 * const { state, result } = await engine.run(script.default, { parameters: { path: "trips.parquet" } });
 */
export function createEngine(world: World): Engine {
  return {
    async run(flow: FlowFunction, request: RunRequest = {}): Promise<FlowOutcome> {
      const broken = new AbortController();
      const recorder = new Recorder(world, (error) => broken.abort(error));
      const signal =
        request.signal === undefined ? broken.signal : AbortSignal.any([request.signal, broken.signal]);
      const job = {
        flow: flow[FLOW],
        request: { ...request, signal },
        parentTaskRunId: null,
        recorder,
        startPython: world.startPython,
        policy: world.policy ?? null,
      };
      try {
        const outcome = await runFlow(job);
        await world.store.flush();
        if (recorder.brokenBy !== null) throw recorder.brokenBy.error;
        return outcome;
      } catch (error) {
        throw recorder.brokenBy === null ? error : recorder.brokenBy.error;
      }
    },
  };
}
