import type { Static } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { flag, json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { createFlowRun, type NewFlowRun } from "../flow-runs/create.js";
import type { ServedFlowRun } from "../flow-runs/rows.js";
import { ownState } from "../flow-runs/set-state.js";
import type { DEPLOYMENT_FLOW_RUN_CREATE } from "../flow-runs/schema.js";
import { ApiError } from "../http/api-error.js";
import { problemsWith } from "../schema/parameters.js";
import { stateFromWire } from "../states/wire.js";
import { ensureQueue } from "../work-queues/rows.js";
import { readParameters } from "./hydrate.js";

/** Makes a run of a deployment; what is not given comes from the deployment, and it is due now. */
export function createDeploymentRun(
  db: Db,
  deployment: SqlRow,
  given: Static<typeof DEPLOYMENT_FLOW_RUN_CREATE>,
  createdBy: NewFlowRun["createdBy"] = null,
): { readonly served: ServedFlowRun; readonly isNew: boolean } {
  const parameters = readParameters(db, {
    ...json<Readonly<Record<string, unknown>>>(deployment, "parameters", {}),
    ...given.parameters,
  });
  if (given.enforce_parameter_schema ?? flag(deployment, "enforce_parameter_schema")) {
    const schema = json<unknown>(deployment, "parameter_openapi_schema", null);
    const [problem] = problemsWith(schema, parameters);
    if (problem !== undefined)
      throw new ApiError(409, `Error creating flow run: Validation failed. Failure reason: ${problem}`);
  }
  const tags = new Set([...json<readonly string[]>(deployment, "tags", []), ...(given.tags ?? [])]);
  return createFlowRun(db, {
    flowId: text(deployment, "flow_id"),
    deploymentId: text(deployment, "id"),
    deploymentVersion: maybe(deployment, "version"),
    name: given.name,
    parameters,
    context: given.context,
    parentTaskRunId: given.parent_task_run_id?.toLowerCase(),
    infrastructureDocumentId:
      given.infrastructure_document_id ?? maybe(deployment, "infrastructure_document_id"),
    policy: given.empirical_policy,
    tags: [...tags],
    labels: { ...json<object>(deployment, "labels", {}), ...given.labels },
    idempotencyKey: given.idempotency_key,
    workQueueId: queueFor(db, deployment, given.work_queue_name),
    jobVariables: given.job_variables,
    createdBy: createdBy ?? null,
    state:
      given.state == null
        ? ownState(db, "SCHEDULED", { details: { scheduledTime: db.now } })
        : stateFromWire(given.state, db.now),
  });
}

function queueFor(db: Db, deployment: SqlRow, name: string | null | undefined): string | null {
  if (name == null) return maybe(deployment, "work_queue_id");
  const pool = maybe(deployment, "work_pool_name");
  if (pool === null) {
    throw new ApiError(
      400,
      `Cannot create flow run in work queue ${name} because deployment ${text(deployment, "id")} is not associated with a work pool.`,
    );
  }
  return ensureQueue(db, pool, name);
}
