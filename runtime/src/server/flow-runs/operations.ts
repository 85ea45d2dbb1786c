import { Type } from "typebox";
import { newState, type Answer } from "../../state/index.js";
import { json } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instant } from "../data/instant.js";
import { FLOW_RUNS, flowRunsAsked, RUN_FILTER_FIELDS } from "../filters/run-filters.js";
import { ApiError, found, notFound } from "../http/api-error.js";
import { Reply, resource } from "../http/operation.js";
import { paged } from "../http/page.js";
import { fields, given, labels, list, maybe, opt } from "../schema/kit.js";
import { ORCHESTRATION_RESULT } from "../states/schema.js";
import { answerToWire, stateFromWire } from "../states/wire.js";
import { defaultQueue, queueByName } from "../work-queues/rows.js";
import { createFlowRun } from "./create.js";
import { deleteFlowRuns } from "./delete.js";
import { dependencies, graph } from "./graph.js";
import { history } from "./history.js";
import { createInput, deleteInput, filterInputs, readInput } from "./inputs.js";
import { resumeFlowRun } from "./resume.js";
import {
  countFlowRuns,
  findFlowRuns,
  flowRunById,
  flowRunToWire,
  lateness,
  type ServedFlowRun,
} from "./rows.js";
import {
  ANYTHING,
  BULK,
  deletedIds,
  DEPENDENCIES,
  FLOW_RUN,
  FLOW_RUN_CREATE,
  FLOW_RUN_LIST,
  FLOW_RUN_ORCHESTRATIONS,
  FLOW_RUN_PAGE,
  FLOW_RUN_PAGE_QUERY,
  FLOW_RUN_QUERY,
  FLOW_RUN_UPDATE,
  GRAPH,
  HISTORY,
  HISTORY_QUERY,
  INPUT,
  INPUT_CREATE,
  INPUT_QUERY,
  SET_STATE,
} from "./schema.js";
import { setFlowRunState } from "./set-state.js";
import { updateFlowRun } from "./update.js";

const { reads, writes } = resource("Flow Runs");
const EACH_STATE = fields({
  flow_runs: maybe(FLOW_RUNS.schema),
  ...SET_STATE.properties,
  limit: opt(Type.Integer({ minimum: 1, maximum: 50, default: 50 })),
});

export const flowRunOperations = [
  writes("post", "/flow_runs/", {
    summary: "Create a flow run, or give the one with the same idempotency key.",
    body: FLOW_RUN_CREATE,
    answers: { 201: FLOW_RUN, 200: FLOW_RUN },
    act: (db, { body }) => {
      const { served, isNew } = createFlowRun(db, {
        flowId: body.flow_id.toLowerCase(),
        name: body.name,
        flowVersion: body.flow_version,
        parameters: body.parameters,
        context: body.context,
        parentTaskRunId: body.parent_task_run_id?.toLowerCase(),
        infrastructureDocumentId: body.infrastructure_document_id,
        policy: body.empirical_policy,
        tags: body.tags,
        labels: body.labels,
        idempotencyKey: body.idempotency_key,
        workQueueId: queueFor(db, body.work_pool_name, body.work_queue_name),
        jobVariables: body.job_variables,
        deploymentId: body.deployment_id?.toLowerCase(),
        state: body.state == null ? null : stateFromWire(body.state, db.now),
      });
      return new Reply(isNew ? 201 : 200, flowRunToWire(served, db.now));
    },
  }),
  writes("patch", "/flow_runs/{id}", {
    summary: "Update a flow run.",
    body: FLOW_RUN_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => updateFlowRun(db, known(db, params["id"]), body),
  }),
  reads("post", "/flow_runs/count", {
    summary: "Count flow runs.",
    body: RUN_FILTER_FIELDS,
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countFlowRuns(db, flowRunsAsked(body)),
  }),
  reads("post", "/flow_runs/lateness", {
    summary: "How many seconds flow runs were late on average.",
    body: RUN_FILTER_FIELDS,
    answers: { 200: Type.Union([Type.Number(), Type.Null()]) },
    act: (db, { body }) => {
      const late = findFlowRuns(db, flowRunsAsked(body), "ID_DESC", 10_000).map(({ run }) =>
        lateness(run, db.now),
      );
      return late.length === 0 ? null : late.reduce((sum, one) => sum + one, 0) / late.length;
    },
  }),
  reads("post", "/flow_runs/history", {
    summary: "Count flow runs by state in intervals of time.",
    body: HISTORY_QUERY,
    answers: { 200: HISTORY },
    act: (db, { body }) => history(db, "flow_runs r", "r", flowRunsAsked(body), body),
  }),
  reads("get", "/flow_runs/{id}", {
    summary: "Read a flow run.",
    answers: { 200: FLOW_RUN },
    act: (db, { params }) => flowRunToWire(known(db, params["id"]), db.now),
  }),
  reads("get", "/flow_runs/{id}/graph", {
    summary: "Read which task runs of a flow run waited for which.",
    answers: { 200: DEPENDENCIES },
    act: (db, { params }) => dependencies(db, known(db, params["id"])),
  }),
  reads("get", "/flow_runs/{id}/graph-v2", {
    summary: "Read a flow run's graph.",
    query: Type.Object({ since: opt(given()) }),
    answers: { 200: GRAPH },
    act: (db, { params, query }) =>
      graph(db, known(db, params["id"]), query.since === undefined ? null : instant(query.since)),
  }),
  writes("post", "/flow_runs/{id}/resume", {
    summary: "Resume a paused flow run.",
    body: fields({ run_input: maybe(Type.Unsafe<Readonly<Record<string, unknown>>>({ type: "object" })) }),
    answers: { 201: ORCHESTRATION_RESULT, 200: ORCHESTRATION_RESULT },
    act: (db, { params, body }) => {
      const served = known(db, params["id"]);
      return stateReply(served, resumeFlowRun(db, served, body.run_input ?? null));
    },
  }),
  reads("post", "/flow_runs/filter", {
    summary: "Read flow runs.",
    body: FLOW_RUN_QUERY,
    answers: { 200: FLOW_RUN_LIST },
    act: (db, { body }) =>
      findFlowRuns(db, flowRunsAsked(body), body.sort, body.limit, body.offset).map((run) =>
        flowRunToWire(run, db.now),
      ),
  }),
  reads("post", "/flow_runs/paginate", {
    summary: "Read a page of flow runs.",
    body: FLOW_RUN_PAGE_QUERY,
    answers: { 200: FLOW_RUN_PAGE },
    act: (db, { body }) => {
      const asked = flowRunsAsked(body);
      return paged(body, countFlowRuns(db, asked), (limit, offset) =>
        findFlowRuns(db, asked, body.sort, limit, offset).map((run) => flowRunToWire(run, db.now)),
      );
    },
  }),
  writes("delete", "/flow_runs/{id}", {
    summary: "Delete a flow run.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => deleteFlowRuns(db, [known(db, params["id"]).run.id]),
  }),
  writes("post", "/flow_runs/bulk_delete", {
    summary: "Delete flow runs.",
    role: "admin",
    body: BULK("flow_runs", FLOW_RUNS.schema),
    answers: { 200: deletedIds("FlowRunBulkDeleteResponse") },
    act: (db, { body }) => {
      const { flow_runs, limit = 50 } = body as { flow_runs?: unknown; limit?: number };
      const deleted = findFlowRuns(db, flowRunsAsked({ flow_runs }), "ID_DESC", limit).map(
        ({ run }) => run.id,
      );
      deleteFlowRuns(db, deleted);
      return { deleted };
    },
  }),
  writes("post", "/flow_runs/bulk_set_state", {
    summary: "Propose a state for flow runs.",
    body: EACH_STATE,
    answers: { 200: FLOW_RUN_ORCHESTRATIONS },
    act: (db, { body }) => ({
      results: findFlowRuns(db, flowRunsAsked({ flow_runs: body.flow_runs }), "ID_DESC", body.limit).map(
        (served) => ({
          flow_run_id: served.run.id,
          ...answerToWire(
            setFlowRunState(db, served, stateFromWire(body.state, db.now), body.force),
            owner(served),
          ),
        }),
      ),
    }),
  }),
  writes("post", "/flow_runs/{id}/set_state", {
    summary: "Propose a state for a flow run.",
    body: SET_STATE,
    answers: { 201: ORCHESTRATION_RESULT, 200: ORCHESTRATION_RESULT },
    act: (db, { params, body }) => {
      const served = known(db, params["id"]);
      return stateReply(served, setFlowRunState(db, served, stateFromWire(body.state, db.now), body.force));
    },
  }),
  writes("post", "/flow_runs/{id}/input", {
    summary: "Leave an input for a flow run.",
    body: INPUT_CREATE,
    answers: { 201: ANYTHING },
    act: (db, { params, body }) => {
      const { run } = known(db, params["id"]);
      createInput(db, run.id, body.key, body.value, body.sender ?? null);
      return null;
    },
  }),
  reads("post", "/flow_runs/{id}/input/filter", {
    summary: "Read the inputs of a flow run whose keys begin so.",
    body: INPUT_QUERY,
    answers: { 200: list(INPUT) },
    act: (db, { params, body }) =>
      filterInputs(db, params["id"] ?? "", {
        prefix: body.prefix,
        limit: body.limit ?? 1,
        except: body.exclude_keys ?? [],
      }),
  }),
  reads("get", "/flow_runs/{id}/input/{key}", {
    summary: "Read an input of a flow run.",
    answers: { 200: Type.String() },
    media: "text/plain",
    act: (db, { params }) => {
      return found(readInput(db, params["id"] ?? "", params["key"] ?? ""), "Flow run input");
    },
  }),
  writes("delete", "/flow_runs/{id}/input/{key}", {
    summary: "Delete an input of a flow run.",
    answers: { 204: null },
    act: (db, { params }) => {
      if (!deleteInput(db, params["id"] ?? "", params["key"] ?? "")) throw notFound("Flow run input");
    },
  }),
  writes("patch", "/flow_runs/{id}/labels", {
    summary: "Add labels to a flow run.",
    body: labels(),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const { run, row } = known(db, params["id"]);
      const before = json<object>(row, "labels", {});
      db.run(
        "UPDATE flow_runs SET labels = ?, updated = ? WHERE id = ?",
        JSON.stringify({ ...before, ...body }),
        db.now,
        run.id,
      );
    },
  }),
];

function known(db: Db, id = ""): ServedFlowRun {
  return found(flowRunById(db, id), "Flow run");
}

function owner({ run }: ServedFlowRun) {
  return { flowRunId: run.id, taskRunId: run.parentTaskRunId };
}

/** 201 where this request made the state that is answered. */
function stateReply(served: ServedFlowRun, answer: Answer): Reply {
  return new Reply(newState(answer) !== null ? 201 : 200, answerToWire(answer, owner(served)));
}

function queueFor(db: Db, pool: string | null | undefined, queue: string | null | undefined): string | null {
  if (pool == null) return null;
  const found = queue == null ? defaultQueue(db, pool) : queueByName(db, pool, queue);
  if (found === null)
    throw new ApiError(404, `Work pool ${JSON.stringify(pool)} has no queue ${JSON.stringify(queue)}.`);
  return found;
}
