import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { deleteDeployments } from "../deployments/delete.js";
import type { Condition } from "../filters/condition.js";
import { countRows, findRows } from "../filters/find.js";
import { FLOWS, flowsAsked, RUN_FILTER_FIELDS, RUN_FILTERS } from "../filters/run-filters.js";
import { deleteFlowRuns } from "../flow-runs/delete.js";
import { BULK, deletedIds, pageOf } from "../flow-runs/schema.js";
import { found } from "../http/api-error.js";
import { Reply, resource } from "../http/operation.js";
import { paged } from "../http/page.js";
import { fields, limit, offset, oneOf, opt, page } from "../schema/kit.js";
import { ensureFlow, flowById, flowToWire } from "./rows.js";
import { FLOW, FLOW_CREATE, FLOW_LIST, FLOW_UPDATE } from "./schema.js";

const { reads, writes } = resource("Flows");
const SORT = oneOf("CREATED_DESC", "UPDATED_DESC", "NAME_ASC", "NAME_DESC");
const ORDER: Readonly<Record<string, string>> = {
  CREATED_DESC: "f.created DESC, f.id DESC",
  UPDATED_DESC: "coalesce(f.updated, f.created) DESC, f.id DESC",
  NAME_ASC: "f.name ASC",
  NAME_DESC: "f.name DESC",
};
const QUERY = fields({ sort: opt(SORT), offset: offset(), limit: limit(), ...RUN_FILTERS });
const PAGE_QUERY = fields({ sort: opt(SORT), page: page(), limit: limit(), ...RUN_FILTERS });

export const flowOperations = [
  writes("post", "/flows/", {
    summary: "Create a flow, or give the one of that name.",
    body: FLOW_CREATE,
    answers: { 201: FLOW, 200: FLOW },
    act: (db, { body }) => {
      const { row, isNew } = ensureFlow(db, body);
      return new Reply(isNew ? 201 : 200, flowToWire(row));
    },
  }),
  writes("patch", "/flows/{id}", {
    summary: "Update a flow.",
    body: FLOW_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => {
      const flow = known(db, params["id"]);
      if (body.tags === undefined) return;
      db.run(
        "UPDATE flows SET tags = ?, updated = ? WHERE id = ?",
        JSON.stringify(body.tags),
        db.now,
        text(flow, "id"),
      );
    },
  }),
  reads("post", "/flows/count", {
    summary: "Count flows.",
    body: RUN_FILTER_FIELDS,
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "flows f", flowsAsked(body)),
  }),
  reads("get", "/flows/name/{name}", {
    summary: "Read the flow of a name.",
    answers: { 200: FLOW },
    act: (db, { params }) => {
      const row = found(db.get("SELECT * FROM flows WHERE name = ?", params["name"] ?? ""), "Flow");
      return flowToWire(row);
    },
  }),
  reads("get", "/flows/{id}", {
    summary: "Read a flow.",
    answers: { 200: FLOW },
    act: (db, { params }) => flowToWire(known(db, params["id"])),
  }),
  reads("post", "/flows/filter", {
    summary: "Read flows.",
    body: QUERY,
    answers: { 200: FLOW_LIST },
    act: (db, { body }) => findFlows(db, flowsAsked(body), body.sort, body.limit, body.offset),
  }),
  reads("post", "/flows/paginate", {
    summary: "Read a page of flows.",
    body: PAGE_QUERY,
    answers: { 200: pageOf("FlowPaginationResponse", FLOW) },
    act: (db, { body }) => {
      const asked = flowsAsked(body);
      return paged(body, countRows(db, "flows f", asked), (limit, offset) =>
        findFlows(db, asked, body.sort, limit, offset),
      );
    },
  }),
  writes("delete", "/flows/{id}", {
    summary: "Delete a flow, with its deployments and runs.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => deleteFlows(db, [text(known(db, params["id"]), "id")]),
  }),
  writes("post", "/flows/bulk_delete", {
    summary: "Delete flows, with their deployments and runs.",
    role: "admin",
    body: BULK("flows", FLOWS.schema),
    answers: { 200: deletedIds("FlowBulkDeleteResponse") },
    act: (db, { body }) => {
      const { flows, limit = 50 } = body as { flows?: unknown; limit?: number };
      const deleted = findFlows(db, flowsAsked({ flows }), "NAME_ASC", limit).map((flow) =>
        String(flow["id"]),
      );
      deleteFlows(db, deleted);
      return { deleted };
    },
  }),
];

function known(db: Db, id = ""): SqlRow {
  return found(flowById(db, id), "Flow");
}

function findFlows(db: Db, asked: Condition | null, sort = "NAME_ASC", limit = 200, offset = 0) {
  return findRows(db, "SELECT f.* FROM flows f", asked, ORDER[sort] ?? "f.name", { limit, offset }).map(
    flowToWire,
  );
}

function deleteFlows(db: Db, ids: readonly string[]): void {
  for (const id of ids) {
    const idsOf = (table: string) =>
      db.all(`SELECT id FROM ${table} WHERE flow_id = ?`, id).map((row) => text(row, "id"));
    deleteDeployments(db, idsOf("deployments"));
    deleteFlowRuns(db, idsOf("flow_runs"));
    db.run("DELETE FROM flows WHERE id = ?", id);
  }
}
