import type { FlowRunQuery, ListQuery, OfRun } from "../client.js";

/** The API gives no more at once. */
export const MOST = 200;

export function flowRunsAsked(query: FlowRunQuery): object {
  const { name, ids, stateTypes, flowIds, deploymentIds, parentFlowRunId } = query;
  return {
    flow_runs: {
      ...named(name),
      ...among("id", ids),
      ...(stateTypes === undefined ? {} : { state: { type: { any_: stateTypes } } }),
      ...among("deployment_id", deploymentIds),
      ...(parentFlowRunId === undefined ? {} : { parent_flow_run_id: { any_: [parentFlowRunId] } }),
    },
    ...(flowIds === undefined ? {} : { flows: { id: { any_: flowIds } } }),
  };
}

/** What is asked of a list whose filter goes by the name of its table. */
export function listAsked(table: "flows" | "deployments", { name, ids }: ListQuery): object {
  return { [table]: { ...named(name), ...among("id", ids) } };
}

/** The filter of a run's logs or artifacts. */
export function ofRun(of: OfRun): object {
  return "taskRunId" in of
    ? { task_run_id: { any_: [of.taskRunId] } }
    : { flow_run_id: { any_: [of.flowRunId] } };
}

export function logsAsked(query: OfRun & { readonly minLevel?: number }): object {
  return { ...ofRun(query), ...(query.minLevel === undefined ? {} : { level: { ge_: query.minLevel } }) };
}

function named(name: string | undefined): object {
  return name === undefined || name === "" ? {} : { name: { like_: name } };
}

function among(field: string, ids: readonly string[] | undefined): object {
  return ids === undefined ? {} : { [field]: { any_: ids } };
}
