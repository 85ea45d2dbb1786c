import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { instant } from "../data/instant.js";
import { condition, joined } from "../filters/condition.js";
import { DEPLOYMENTS, deploymentsAsked, RUN_FILTER_FIELDS } from "../filters/run-filters.js";
import { findFlowRuns, flowRunToWire } from "../flow-runs/rows.js";
import {
  BULK,
  deletedIds,
  DEPLOYMENT_FLOW_RUN_CREATE,
  FLOW_RUN,
  FLOW_RUN_LIST,
} from "../flow-runs/schema.js";
import { ApiError, found, notFound } from "../http/api-error.js";
import { Reply, resource } from "../http/operation.js";
import { paged } from "../http/page.js";
import { json, list, maybe, named, oneOf, opt, uuid } from "../schema/kit.js";
import { createSchedule, schedulesOf, updateSchedule } from "../schedules/rows.js";
import { scheduleRuns } from "../schedules/schedule-runs.js";
import { SCHEDULE, SCHEDULE_CREATE, SCHEDULE_UPDATE } from "../schedules/schema.js";
import { QUEUE_PLAIN } from "../work-queues/schema.js";
import { queueById, queueToWire } from "../work-queues/rows.js";
import { createDeploymentRun } from "./create-run.js";
import { deleteDeployments, deleteScheduledRuns } from "./delete.js";
import { pauseDeployment } from "./pause.js";
import {
  countDeployments,
  deploymentById,
  deploymentByName,
  deploymentToWire,
  findDeployments,
} from "./rows.js";
import { saveDeployment, updateDeployment } from "./save.js";
import {
  DEPLOYMENT,
  DEPLOYMENT_CREATE,
  DEPLOYMENT_LIST,
  DEPLOYMENT_PAGE,
  DEPLOYMENT_PAGE_QUERY,
  DEPLOYMENT_QUERY,
  DEPLOYMENT_UPDATE,
  SCHEDULE_QUERY,
  SCHEDULED_QUERY,
} from "./schema.js";

const { reads, writes } = resource("Deployments");
const admin = { role: "admin" } as const;

export const deploymentOperations = [
  writes("post", "/deployments/", {
    ...admin,
    summary: "Create a deployment, or change the one of that flow and name.",
    body: DEPLOYMENT_CREATE,
    answers: { 201: DEPLOYMENT, 200: DEPLOYMENT },
    act: (db, { body }) => {
      const { id, isNew } = saveDeployment(db, body);
      return new Reply(isNew ? 201 : 200, deploymentToWire(db, known(db, id)));
    },
  }),
  writes("patch", "/deployments/{id}", {
    ...admin,
    summary: "Update a deployment.",
    body: DEPLOYMENT_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => updateDeployment(db, known(db, params["id"]), body),
  }),
  reads("get", "/deployments/name/{flow_name}/{deployment_name}", {
    summary: "Read the deployment of a flow's name and its own.",
    answers: { 200: DEPLOYMENT },
    act: (db, { params }) => {
      const row = found(
        deploymentByName(db, params["flow_name"] ?? "", params["deployment_name"] ?? ""),
        "Deployment",
      );
      return deploymentToWire(db, row);
    },
  }),
  reads("get", "/deployments/{id}", {
    summary: "Read a deployment.",
    answers: { 200: DEPLOYMENT },
    act: (db, { params }) => deploymentToWire(db, known(db, params["id"])),
  }),
  reads("post", "/deployments/filter", {
    summary: "Read deployments.",
    body: DEPLOYMENT_QUERY,
    answers: { 200: DEPLOYMENT_LIST },
    act: (db, { body }) =>
      findDeployments(db, deploymentsAsked(body), body.sort, body.limit, body.offset).map((row) =>
        deploymentToWire(db, row),
      ),
  }),
  reads("post", "/deployments/paginate", {
    summary: "Read a page of deployments.",
    body: DEPLOYMENT_PAGE_QUERY,
    answers: { 200: DEPLOYMENT_PAGE },
    act: (db, { body }) => {
      const asked = deploymentsAsked(body);
      return paged(body, countDeployments(db, asked), (limit, offset) =>
        findDeployments(db, asked, body.sort, limit, offset).map((row) => deploymentToWire(db, row)),
      );
    },
  }),
  reads("post", "/deployments/count", {
    summary: "Count deployments.",
    body: RUN_FILTER_FIELDS,
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countDeployments(db, deploymentsAsked(body)),
  }),
  writes("post", "/deployments/get_scheduled_flow_runs", {
    summary: "Read the runs of deployments that are due, for what serves them.",
    body: SCHEDULED_QUERY,
    answers: { 200: FLOW_RUN_LIST },
    act: (db, { body }) => {
      const ids = body.deployment_ids.map((id) => id.toLowerCase());
      const before = body.scheduled_before === undefined ? null : instant(body.scheduled_before);
      db.run(
        "UPDATE deployments SET last_polled = ? WHERE id IN (SELECT value FROM json_each(?))",
        db.now,
        JSON.stringify(ids),
      );
      const due = joined(
        [
          condition("r.deployment_id IN (SELECT value FROM json_each(?))", JSON.stringify(ids)),
          condition("r.state_type = 'SCHEDULED'"),
          before === null ? null : condition("r.next_scheduled_start_time <= ?", before),
        ],
        "AND",
      );
      return findFlowRuns(db, due, "NEXT_SCHEDULED_START_TIME_ASC", body.limit).map((run) =>
        flowRunToWire(run, db.now),
      );
    },
  }),
  writes("delete", "/deployments/{id}", {
    ...admin,
    summary: "Delete a deployment; its runs stay.",
    answers: { 204: null },
    act: (db, { params }) => deleteDeployments(db, [text(known(db, params["id"]), "id")]),
  }),
  writes("post", "/deployments/bulk_delete", {
    ...admin,
    summary: "Delete deployments; their runs stay.",
    body: BULK("deployments", DEPLOYMENTS.schema),
    answers: { 200: deletedIds("DeploymentBulkDeleteResponse") },
    act: (db, { body }) => {
      const { deployments, limit } = body as { deployments?: unknown; limit?: number };
      const deleted = findDeployments(db, deploymentsAsked({ deployments }), "NAME_ASC", limit).map((row) =>
        text(row, "id"),
      );
      deleteDeployments(db, deleted);
      return { deleted };
    },
  }),
  writes("post", "/deployments/{id}/schedule", {
    summary: "Make the runs that a deployment's schedules are to have.",
    body: SCHEDULE_QUERY,
    answers: { 200: json() },
    act: (db, { params, body }) => {
      const start = body.start_time === undefined ? null : instant(body.start_time);
      const end = body.end_time === undefined ? null : instant(body.end_time);
      scheduleRuns(db, known(db, params["id"]), {
        ...(start === null ? {} : { start }),
        ...(end === null ? {} : { end }),
        ...(body.min_time === undefined ? {} : { minSeconds: body.min_time }),
        ...(body.min_runs === undefined ? {} : { minRuns: body.min_runs }),
        ...(body.max_runs === undefined ? {} : { maxRuns: body.max_runs }),
      });
      return null;
    },
  }),
  writes("post", "/deployments/{id}/resume_deployment", {
    ...admin,
    summary: "Let a deployment's schedules make runs again.",
    answers: { 200: json() },
    act: (db, { params }) => pause(db, params["id"], false),
  }),
  writes("post", "/deployments/{id}/pause_deployment", {
    ...admin,
    summary: "Let a deployment's schedules make no runs; those that wait are deleted.",
    answers: { 200: json() },
    act: (db, { params }) => pause(db, params["id"], true),
  }),
  writes("post", "/deployments/{id}/create_flow_run", {
    summary: "Create a run of a deployment.",
    body: DEPLOYMENT_FLOW_RUN_CREATE,
    answers: { 201: FLOW_RUN, 200: FLOW_RUN },
    act: (db, { params, body }) => {
      const { served, isNew } = createDeploymentRun(db, known(db, params["id"]), body);
      return new Reply(isNew ? 201 : 200, flowRunToWire(served, db.now));
    },
  }),
  writes("post", "/deployments/{id}/create_flow_run/bulk", {
    summary: "Create runs of a deployment.",
    body: Type.Array(DEPLOYMENT_FLOW_RUN_CREATE, { maxItems: 100 }),
    answers: {
      200: named(
        "FlowRunBulkCreateResponse",
        Type.Object({
          results: opt(
            list(
              Type.Object({
                flow_run_id: maybe(uuid()),
                status: oneOf("CREATED", "FAILED"),
                error: maybe(Type.String()),
              }),
            ),
          ),
        }),
      ),
    },
    act: (db, { params, body }) => {
      const deployment = known(db, params["id"]);
      return {
        results: body.map((one) => {
          try {
            const { served } = createDeploymentRun(db, deployment, one);
            return { flow_run_id: served.run.id, status: "CREATED", error: null };
          } catch (error) {
            if (!(error instanceof ApiError)) throw error;
            return { flow_run_id: null, status: "FAILED", error: error.message };
          }
        }),
      };
    },
  }),
  reads("get", "/deployments/{id}/work_queue_check", {
    summary: "Read the queue that a deployment's runs go to.",
    answers: { 200: list(QUEUE_PLAIN) },
    act: (db, { params }) => {
      const row = queueById(db, text(known(db, params["id"]), "work_queue_id"));
      return row === null ? [] : [queueToWire(db, row)];
    },
  }),
  reads("get", "/deployments/{id}/schedules", {
    summary: "Read a deployment's schedules.",
    answers: { 200: list(SCHEDULE) },
    act: (db, { params }) => schedulesOf(db, text(known(db, params["id"]), "id")),
  }),
  writes("post", "/deployments/{id}/schedules", {
    ...admin,
    summary: "Add schedules to a deployment.",
    body: list(SCHEDULE_CREATE),
    answers: { 201: list(SCHEDULE) },
    act: (db, { params, body }) => {
      const id = text(known(db, params["id"]), "id");
      return body.map((schedule) => createSchedule(db, id, schedule));
    },
  }),
  writes("patch", "/deployments/{id}/schedules/{schedule_id}", {
    ...admin,
    summary: "Update a deployment's schedule; the runs that it has made and that wait are made anew.",
    body: SCHEDULE_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => {
      const id = text(known(db, params["id"]), "id");
      if (!updateSchedule(db, id, params["schedule_id"] ?? "", body)) throw notFound("Schedule");
      deleteScheduledRuns(db, id);
    },
  }),
  writes("delete", "/deployments/{id}/schedules/{schedule_id}", {
    ...admin,
    summary: "Delete a deployment's schedule, with the runs that it has made and that wait.",
    answers: { 204: null },
    act: (db, { params }) => {
      const id = text(known(db, params["id"]), "id");
      const gone = db.run(
        "DELETE FROM deployment_schedules WHERE deployment_id = ? AND id = ?",
        id,
        params["schedule_id"] ?? "",
      );
      if (gone === 0) throw notFound("Schedule");
      deleteScheduledRuns(db, id);
    },
  }),
];

function known(db: Db, id = ""): SqlRow {
  return found(deploymentById(db, id), "Deployment");
}

function pause(db: Db, given: string | undefined, isPaused: boolean): null {
  pauseDeployment(db, text(known(db, given), "id"), isPaused);
  return null;
}
