import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { json as jsonIn, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { findRows } from "../filters/find.js";
import { ApiError, found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import { common, fields, json, jsonObject, limit, list, named, offset, opt, strict } from "../schema/kit.js";
import { WORKER_TYPES } from "../../pool-types/index.js";

const searches = resource("Saved Searches");
const FILTER = named(
  "SavedSearchFilter",
  Type.Object({
    object: Type.String(),
    property: Type.String(),
    type: Type.String(),
    operation: Type.String(),
    value: json(),
  }),
);
const SEARCH = named(
  "SavedSearch",
  Type.Object({ ...common, name: Type.String(), filters: opt(list(FILTER)) }),
);

/** What the dashboard asks for besides runs. */
export const collectionOperations = [
  resource("Collections").reads("get", "/collections/views/{view}", {
    summary: "Read what kinds of workers there are.",
    answers: { 200: jsonObject() },
    act: (_db, { params }) => {
      if (params["view"] !== "aggregate-worker-metadata")
        throw new ApiError(404, `View ${params["view"] ?? ""} not found`);
      return WORKER_TYPES;
    },
  }),
  searches.writes("put", "/saved_searches/", {
    summary: "Keep a search, in the place of the one of that name.",
    body: named("SavedSearchCreate", strict({ name: Type.String(), filters: opt(list(FILTER)) })),
    answers: { 200: SEARCH },
    act: (db, { body }) => {
      db.run(
        `INSERT INTO saved_searches (id, name, created, updated, filters) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET filters = excluded.filters, updated = excluded.updated`,
        newId(),
        body.name,
        db.now,
        db.now,
        JSON.stringify(body.filters ?? []),
      );
      return searchToWire(db.get("SELECT * FROM saved_searches WHERE name = ?", body.name) ?? {});
    },
  }),
  searches.reads("post", "/saved_searches/filter", {
    summary: "Read the searches that are kept.",
    body: fields({ offset: offset(), limit: limit() }),
    answers: { 200: list(SEARCH) },
    act: (db, { body }) => findRows(db, "SELECT * FROM saved_searches", null, "name", body).map(searchToWire),
  }),
  searches.reads("get", "/saved_searches/{id}", {
    summary: "Read a search that is kept.",
    answers: { 200: SEARCH },
    act: (db, { params }) => searchToWire(known(db, params["id"])),
  }),
  searches.writes("delete", "/saved_searches/{id}", {
    summary: "Forget a search.",
    answers: { 204: null },
    act: (db, { params }) => {
      db.run("DELETE FROM saved_searches WHERE id = ?", text(known(db, params["id"]), "id"));
    },
  }),
];

function known(db: Db, id = ""): SqlRow {
  return found(db.get("SELECT * FROM saved_searches WHERE id = ?", id), "Saved search");
}

function searchToWire(row: SqlRow) {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    filters: jsonIn<readonly unknown[]>(row, "filters", []),
  };
}
