import { v7 as uuid } from "uuid";
import type { Json } from "../python/worker.js";
import type { FlowDefinition } from "./definition.js";
import { delaysOf } from "./delays.js";
import type { FlowJob } from "./flow-job.js";
import { asJson, isJson } from "./json.js";
import { flowParameters } from "./parameters.js";
import type { Recorder } from "./recorder.js";
import { runName, twoWords } from "./run-name.js";

export async function checkedParameters(
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

/** What a run is given, with the defaults; or, where it may not be, as it came and why not. */
export interface Checked {
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Those that were given; the others have their defaults. */
  readonly given: readonly string[];
  readonly error: unknown;
}

export function newFlowRun(
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
