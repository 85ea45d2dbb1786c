import type { Static } from "typebox";
import type { SqlRow, SqlValue } from "../../store/sqlite/index.js";
import { createLimit, limitById, updateLimit } from "../concurrency/limits.js";
import { asFlag, asJson, assignments, json, maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { tellDeployment, tellUpdated } from "../events/things.js";
import { ApiError, notFound } from "../http/api-error.js";
import { createSchedule, schedulesOf, updateSchedule } from "../schedules/rows.js";
import { problemsWith } from "../schema/parameters.js";
import { defaultQueue, ensureQueue } from "../work-queues/rows.js";
import { DEFAULT_POOL, ensureDefaultPool, poolByName } from "../work-pools/rows.js";
import { deleteScheduledRuns } from "./delete.js";
import { deploymentById, deploymentFields } from "./rows.js";
import type { DEPLOYMENT_CREATE, DEPLOYMENT_UPDATE } from "./schema.js";

type Create = Static<typeof DEPLOYMENT_CREATE>;
type Update = Static<typeof DEPLOYMENT_UPDATE>;

/** Makes a deployment, or changes the one of that flow and name: what is given counts, its waiting runs are made anew. */
export function saveDeployment(db: Db, given: Create): { readonly id: string; readonly isNew: boolean } {
  const flowId = given.flow_id.toLowerCase();
  if (db.get("SELECT 1 AS one FROM flows WHERE id = ?", flowId) === null) throw notFound("Flow");
  checkPool(db, given.work_pool_name, given.job_variables);
  checkBlocks(db, given);
  const before = db.get("SELECT * FROM deployments WHERE flow_id = ? AND name = ?", flowId, given.name);
  const id = before === null ? newId() : text(before, "id");
  if (before === null) {
    db.run(
      "INSERT INTO deployments (id, flow_id, name, created, updated, pull_steps) VALUES (?, ?, ?, ?, ?, '[]')",
      id,
      flowId,
      given.name,
      db.now,
      db.now,
    );
  } else deleteScheduledRuns(db, id);
  change(db, id, {
    ...columnsOf(given),
    ...queueColumns(db, given),
    labels: given.labels == null ? undefined : JSON.stringify({ "prefect.flow.id": flowId, ...given.labels }),
  });
  setConcurrency(db, id, given);
  if (given.schedules !== undefined) {
    db.run("DELETE FROM deployment_schedules WHERE deployment_id = ?", id);
    for (const schedule of given.schedules) createSchedule(db, id, schedule);
  }
  const row = deploymentById(db, id);
  if (before !== null) tellUpdated(db, tellDeployment, deploymentFields, before, row);
  else if (row !== null) tellDeployment(db, "created", row);
  return { id, isNew: before === null };
}

export function updateDeployment(db: Db, row: SqlRow, given: Update): void {
  const id = text(row, "id");
  checkPool(db, given.work_pool_name, given.job_variables ?? undefined);
  checkParameters(row, given);
  const needsRuns =
    given.schedules !== undefined ||
    given.parameters !== undefined ||
    given.paused !== undefined ||
    given.work_queue_name != null ||
    given.work_pool_name != null;
  if (needsRuns) deleteScheduledRuns(db, id);
  change(db, id, { ...columnsOf(given), ...queueColumns(db, given) });
  setConcurrency(db, id, given);
  if (given.schedules !== undefined) setSchedules(db, id, given.schedules);
  tellUpdated(db, tellDeployment, deploymentFields, row, deploymentById(db, id));
}

function change(db: Db, id: string, columns: Readonly<Record<string, SqlValue | undefined>>): void {
  const set = assignments({ ...columns, updated: db.now });
  if (set !== null) db.run(`UPDATE deployments SET ${set.sql} WHERE id = ?`, ...set.values, id);
}

function columnsOf(given: Create | Update): Readonly<Record<string, SqlValue | undefined>> {
  const asked = (value: unknown) => (value === undefined ? undefined : asJson(value));
  return {
    version: given.version ?? given.version_info?.version,
    description: given.description,
    paused: given.paused === undefined ? undefined : asFlag(given.paused),
    concurrency_options: asked(given.concurrency_options),
    job_variables: given.job_variables == null ? undefined : JSON.stringify(given.job_variables),
    parameters: given.parameters == null ? undefined : JSON.stringify(given.parameters),
    parameter_openapi_schema: asked(given.parameter_openapi_schema),
    enforce_parameter_schema:
      given.enforce_parameter_schema == null ? undefined : asFlag(given.enforce_parameter_schema),
    tags: given.tags === undefined ? undefined : JSON.stringify(given.tags),
    path: given.path,
    pull_steps: asked(given.pull_steps),
    entrypoint: given.entrypoint,
    storage_document_id: given.storage_document_id,
    infrastructure_document_id: given.infrastructure_document_id,
  };
}

function queueColumns(db: Db, given: Create | Update): Readonly<Record<string, SqlValue | undefined>> {
  const { work_pool_name: pool, work_queue_name: queue } = given;
  if (pool == null && queue == null) return {};
  if (pool == null) ensureDefaultPool(db);
  const name = pool ?? DEFAULT_POOL;
  const id = queue == null ? defaultQueue(db, name) : ensureQueue(db, name, queue);
  if (id === null) throw notFound(`Work pool ${JSON.stringify(name)}`);
  return { work_queue_id: id, work_queue_name: queue ?? "default" };
}

/** A deployment's limit stands among the others, under the deployment's name; or it has one that is there already. */
function setConcurrency(db: Db, id: string, given: Create | Update): void {
  const { global_concurrency_limit_id: shared, concurrency_limit: own } = given;
  if (shared !== undefined) {
    if (shared !== null && limitById(db, shared.toLowerCase()) === null) throw notFound("Concurrency limit");
    change(db, id, { concurrency_limit: null, concurrency_limit_id: shared?.toLowerCase() ?? null });
    return;
  }
  if (own === undefined) return;
  const row = db.get("SELECT concurrency_limit_id FROM deployments WHERE id = ?", id) ?? {};
  const before = limitById(db, maybe(row, "concurrency_limit_id") ?? "");
  if (own === null) {
    change(db, id, { concurrency_limit: null, concurrency_limit_id: null });
    if (before?.name === `deployment:${id}`) db.run("DELETE FROM global_limits WHERE id = ?", before.id);
    return;
  }
  if (before !== null) updateLimit(db, before, { limit: own });
  const limit = before ?? createLimit(db, { name: `deployment:${id}`, limit: own });
  change(db, id, { concurrency_limit: own, concurrency_limit_id: limit.id });
}

type SchedulesGiven = NonNullable<Update["schedules"]>;

/** With slugs on both sides, those that are named change and the rest stay; else the ones given take the place of all. */
function setSchedules(db: Db, id: string, given: SchedulesGiven): void {
  const before = schedulesOf(db, id);
  const allBefore = before.length > 0 && before.every((one) => one.slug !== null);
  const allGiven = given.every((one) => one.slug != null);
  if (allBefore && !allGiven) {
    throw new ApiError(
      422,
      "Please provide a slug for each schedule in your request to ensure schedules are updated correctly.",
    );
  }
  const keeps = allBefore && allGiven;
  if (!keeps) db.run("DELETE FROM deployment_schedules WHERE deployment_id = ?", id);
  for (const one of given) {
    const known = keeps ? before.find((old) => old.slug === (one.replaces ?? one.slug)) : undefined;
    if (known !== undefined) {
      updateSchedule(db, id, known.id, one);
      continue;
    }
    const { schedule } = one;
    if (schedule == null)
      throw new ApiError(422, "Unable to create new deployment schedules without a schedule configuration.");
    createSchedule(db, id, { ...one, active: one.active ?? true, schedule });
  }
}

function checkPool(db: Db, name: string | null | undefined, variables: object | undefined): void {
  if (name == null) return;
  const pool = poolByName(db, name);
  if (pool === null && name === DEFAULT_POOL) return;
  if (pool === null) throw new ApiError(404, `Work pool "${name}" not found.`);
  const schema = json<{ variables?: object }>(pool, "base_job_template", {}).variables;
  // what a variable may be is the pool's to say; what it must have may come from a run
  const [problem] = problemsWith({ ...schema, required: [] }, variables ?? {});
  if (problem !== undefined) {
    throw new ApiError(409, `Error creating deployment: <ValidationError: ${JSON.stringify(problem)}>`);
  }
}

function checkBlocks(db: Db, given: Create): void {
  for (const [what, id] of [
    ["infrastructure", given.infrastructure_document_id],
    ["storage", given.storage_document_id],
  ] as const) {
    if (id == null || db.get("SELECT 1 AS one FROM block_documents WHERE id = ?", id.toLowerCase()) !== null)
      continue;
    throw new ApiError(409, `Error creating deployment. Could not find ${what} block with id: ${id}.`);
  }
}

function checkParameters(row: SqlRow, given: Update): void {
  if (given.parameters == null) return;
  const enforce = given.enforce_parameter_schema ?? Number(row["enforce_parameter_schema"]) !== 0;
  if (!enforce) return;
  const schema = given.parameter_openapi_schema ?? json<unknown>(row, "parameter_openapi_schema", null);
  const [problem] = problemsWith(schema === null ? null : { ...schema, required: [] }, given.parameters);
  if (problem !== undefined) throw new ApiError(409, `Error updating deployment: ${problem}`);
}
