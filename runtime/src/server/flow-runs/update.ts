import type { Static } from "typebox";
import { asJson, assignments } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { ApiError } from "../http/api-error.js";
import type { ServedFlowRun } from "./rows.js";
import type { FLOW_RUN_UPDATE } from "./schema.js";

/** Changes what was given; job variables only while the run of a deployment is not submitted. */
export function updateFlowRun(
  db: Db,
  { run, policy }: ServedFlowRun,
  given: Static<typeof FLOW_RUN_UPDATE>,
): void {
  if (given.job_variables != null) {
    if (run.state?.type !== "SCHEDULED") {
      const state = run.state?.type ?? "none";
      throw new ApiError(400, `Job variables for a flow run in state ${state} cannot be updated`);
    }
    if (run.deploymentId === null)
      throw new ApiError(400, "A deployment for the flow run could not be found");
  }
  const { empirical_policy: asked } = given;
  const delay = asked?.retry_delay ?? asked?.retry_delay_seconds;
  const set = assignments({
    name: given.name ?? undefined,
    flow_version: given.flow_version,
    parameters: given.parameters === undefined ? undefined : JSON.stringify(given.parameters),
    tags: given.tags === undefined ? undefined : JSON.stringify(given.tags),
    infrastructure_pid: given.infrastructure_pid,
    job_variables: given.job_variables === undefined ? undefined : asJson(given.job_variables),
    retries: asked === undefined ? undefined : (asked.retries ?? asked.max_retries ?? run.policy.retries),
    retry_delay: delay === undefined ? undefined : JSON.stringify(delay === 0 ? [] : [delay]),
    policy:
      asked === undefined
        ? undefined
        : JSON.stringify({
            pause_keys: asked.pause_keys ?? policy.pause_keys,
            resuming: asked.resuming ?? policy.resuming,
            retry_type: asked.retry_type ?? policy.retry_type,
            retries: asked.retries ?? null,
            retry_delay: asked.retry_delay ?? null,
          }),
  });
  if (set === null) return;
  db.run(`UPDATE flow_runs SET ${set.sql}, updated = ? WHERE id = ?`, ...set.values, db.now, run.id);
}
