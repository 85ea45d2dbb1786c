import type { Static } from "typebox";
import { Type } from "typebox";
import { instant } from "../data/instant.js";
import { newId, type Db } from "../data/db.js";
import { RUN_FILTER_FIELDS, taskRunsAsked } from "../filters/run-filters.js";
import { countFlowRuns } from "../flow-runs/rows.js";
import { HISTORY, HISTORY_QUERY, SET_STATE } from "../flow-runs/schema.js";
import { history } from "../flow-runs/history.js";
import { found, notFound } from "../http/api-error.js";
import { Reply, resource } from "../http/operation.js";
import { paged } from "../http/page.js";
import { ORCHESTRATION_RESULT } from "../states/schema.js";
import { answerToWire, stateFromWire } from "../states/wire.js";
import { condition } from "../filters/condition.js";
import { insertTaskRun } from "./insert.js";
import {
  countTaskRuns,
  findTaskRuns,
  taskRunById,
  taskRunByKeys,
  taskRunToWire,
  type ServedTaskRun,
} from "./rows.js";
import {
  TASK_RUN,
  TASK_RUN_CREATE,
  TASK_RUN_LIST,
  TASK_RUN_PAGE,
  TASK_RUN_PAGE_QUERY,
  TASK_RUN_QUERY,
  TASK_RUN_UPDATE,
} from "./schema.js";
import { setTaskRunState } from "./set-state.js";

const { reads, writes } = resource("Task Runs");

/** Task runs as clients before 3.0 make them, and as all read them. Later clients tell of them by events. */
export const taskRunOperations = [
  writes("post", "/task_runs/", {
    summary: "Create a task run, or give the one with the same keys.",
    body: TASK_RUN_CREATE,
    answers: { 201: TASK_RUN, 200: TASK_RUN },
    act: (db, { body }) => {
      const { served, isNew } = create(db, body);
      return new Reply(isNew ? 201 : 200, taskRunToWire(served, db.now));
    },
  }),
  writes("patch", "/task_runs/{id}", {
    summary: "Rename a task run.",
    body: TASK_RUN_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => {
      const { run } = known(db, params["id"]);
      if (body.name != null) {
        db.run("UPDATE task_runs SET name = ?, updated = ? WHERE id = ?", body.name, db.now, run.id);
      }
    },
  }),
  reads("post", "/task_runs/count", {
    summary: "Count task runs.",
    body: RUN_FILTER_FIELDS,
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countTaskRuns(db, taskRunsAsked(body)),
  }),
  reads("post", "/task_runs/history", {
    summary: "Count task runs by state in intervals of time.",
    body: HISTORY_QUERY,
    answers: { 200: HISTORY },
    act: (db, { body }) => history(db, "task_runs t", "t", taskRunsAsked(body), body),
  }),
  reads("get", "/task_runs/{id}", {
    summary: "Read a task run.",
    answers: { 200: TASK_RUN },
    act: (db, { params }) => taskRunToWire(known(db, params["id"]), db.now),
  }),
  reads("post", "/task_runs/filter", {
    summary: "Read task runs.",
    body: TASK_RUN_QUERY,
    answers: { 200: TASK_RUN_LIST },
    act: (db, { body }) =>
      findTaskRuns(db, taskRunsAsked(body), body.sort, body.limit, body.offset).map((run) =>
        taskRunToWire(run, db.now),
      ),
  }),
  reads("post", "/task_runs/paginate", {
    summary: "Read a page of task runs.",
    body: TASK_RUN_PAGE_QUERY,
    answers: { 200: TASK_RUN_PAGE },
    act: (db, { body }) => {
      const asked = taskRunsAsked(body);
      return paged(body, countTaskRuns(db, asked), (limit, offset) =>
        findTaskRuns(db, asked, body.sort, limit, offset).map((run) => taskRunToWire(run, db.now)),
      );
    },
  }),
  writes("delete", "/task_runs/{id}", {
    summary: "Delete a task run.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => {
      const { run } = known(db, params["id"]);
      db.run("DELETE FROM task_run_states WHERE run_id = ?", run.id);
      db.run("DELETE FROM task_runs WHERE id = ?", run.id);
    },
  }),
  writes("post", "/task_runs/{id}/set_state", {
    summary: "Propose a state for a task run.",
    body: SET_STATE,
    answers: { 201: ORCHESTRATION_RESULT, 200: ORCHESTRATION_RESULT },
    act: (db, { params, body }) => {
      const served = known(db, params["id"]);
      const proposed = stateFromWire(body.state, db.now);
      const answer = setTaskRunState(db, served, proposed, body.force);
      const made = answer.state !== null && answer.state.timestamp >= db.now;
      return new Reply(
        made ? 201 : 200,
        answerToWire(answer, {
          flowRunId: served.run.flowRunId === "" ? null : served.run.flowRunId,
          taskRunId: served.run.id,
        }),
      );
    },
  }),
];

function known(db: Db, id = ""): ServedTaskRun {
  return found(taskRunById(db, id), "Task run");
}

function create(db: Db, body: Static<typeof TASK_RUN_CREATE>): { served: ServedTaskRun; isNew: boolean } {
  const flowRunId = body.flow_run_id?.toLowerCase() ?? null;
  const before = flowRunId === null ? null : taskRunByKeys(db, flowRunId, body.task_key, body.dynamic_key);
  if (before !== null) return { served: before, isNew: false };
  if (flowRunId !== null && countFlowRuns(db, condition("r.id = ?", flowRunId)) === 0)
    throw notFound("Flow run");
  const id = body.id?.toLowerCase() ?? newId();
  insertTaskRun(db, {
    id,
    name: body.name ?? `${body.task_key}-${body.dynamic_key}`,
    flowRunId,
    taskKey: body.task_key,
    dynamicKey: body.dynamic_key,
    cacheKey: body.cache_key ?? null,
    cacheExpiration: body.cache_expiration == null ? null : instant(body.cache_expiration),
    version: body.task_version ?? null,
    policy: body.empirical_policy ?? null,
    tags: body.tags ?? [],
    labels: body.labels ?? null,
    inputs: body.task_inputs ?? null,
  });
  const served = known(db, id);
  setTaskRunState(db, served, stateFromWire(body.state ?? { type: "PENDING" }, db.now), true);
  return { served: known(db, id), isNew: true };
}
