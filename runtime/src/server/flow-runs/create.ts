import type { State } from "../../state/index.js";
import { twoWords } from "../../engine/index.js";
import { asJson } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { notFound } from "../http/api-error.js";
import { flowRunById, type ServedFlowRun } from "./rows.js";
import { ownState, setFlowRunState } from "./set-state.js";

/** What a flow run is made of; what is left out has the API's default. */
export interface NewFlowRun {
  readonly flowId: string;
  readonly name?: string | null | undefined;
  readonly flowVersion?: string | null | undefined;
  readonly parameters?: object | undefined;
  readonly context?: object | undefined;
  readonly parentTaskRunId?: string | null | undefined;
  readonly infrastructureDocumentId?: string | null | undefined;
  readonly policy?: PolicyGiven | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly labels?: object | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
  readonly workQueueId?: string | null | undefined;
  readonly jobVariables?: object | null | undefined;
  readonly deploymentId?: string | null | undefined;
  readonly deploymentVersion?: string | null | undefined;
  readonly createdBy?: {
    readonly id: string | null;
    readonly type: string;
    readonly display_value: string | null;
  } | null;
  readonly autoScheduled?: boolean;
  /** Null: PENDING. */
  readonly state: State | null;
}

export interface PolicyGiven {
  readonly retries?: number | null;
  readonly max_retries?: number;
  readonly retry_delay?: number | null;
  readonly retry_delay_seconds?: number;
  readonly pause_keys?: readonly string[] | null;
  readonly resuming?: boolean | null;
  readonly retry_type?: string | null;
}

/** Makes a flow run with its first state; one of the flow with the same idempotency key is given in its place. */
export function createFlowRun(
  db: Db,
  given: NewFlowRun,
): { readonly served: ServedFlowRun; readonly isNew: boolean } {
  const flow = db.get("SELECT id, name FROM flows WHERE id = ?", given.flowId);
  if (flow === null) throw notFound("Flow");
  if (given.idempotencyKey != null) {
    const before = db.get(
      "SELECT id FROM flow_runs WHERE flow_id = ? AND idempotency_key = ?",
      given.flowId,
      given.idempotencyKey,
    );
    const served = before === null ? null : flowRunById(db, String(before["id"]));
    if (served !== null) return { served, isNew: false };
  }
  const id = newId();
  const { policy } = given;
  const delay = policy?.retry_delay ?? policy?.retry_delay_seconds ?? 0;
  db.run(
    `INSERT INTO flow_runs (id, name, created, updated, tags, retries, retry_delay, flow_id, parameters, parent_task_run_id,
      deployment_id, context, flow_version, idempotency_key, labels, policy, infrastructure_document_id, work_queue_id,
      job_variables, deployment_version, created_by, auto_scheduled)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    given.name ?? twoWords(id),
    db.now,
    db.now,
    JSON.stringify(given.tags ?? []),
    policy?.retries ?? policy?.max_retries ?? 0,
    JSON.stringify(delay === 0 ? [] : [delay]),
    given.flowId,
    JSON.stringify(given.parameters ?? {}),
    given.parentTaskRunId ?? null,
    given.deploymentId ?? null,
    JSON.stringify(given.context ?? {}),
    given.flowVersion ?? null,
    given.idempotencyKey ?? null,
    JSON.stringify({
      "prefect.flow.id": given.flowId,
      ...(given.deploymentId == null ? {} : { "prefect.deployment.id": given.deploymentId }),
      ...given.labels,
    }),
    JSON.stringify({
      pause_keys: policy?.pause_keys ?? [],
      resuming: policy?.resuming ?? false,
      retry_type: policy?.retry_type ?? null,
      retries: policy?.retries ?? null,
      retry_delay: policy?.retry_delay ?? null,
    }),
    given.infrastructureDocumentId ?? null,
    given.workQueueId ?? null,
    asJson(given.jobVariables ?? {}),
    given.deploymentVersion ?? null,
    asJson(given.createdBy),
    given.autoScheduled === true ? 1 : 0,
  );
  setFlowRunState(db, must(flowRunById(db, id)), given.state ?? ownState(db, "PENDING"), true);
  return { served: must(flowRunById(db, id)), isNew: true };
}

function must(served: ServedFlowRun | null): ServedFlowRun {
  if (served === null) throw new Error("A flow run was not kept.");
  return served;
}
