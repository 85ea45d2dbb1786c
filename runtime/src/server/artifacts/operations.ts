import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asJson, assignments, json as jsonIn, maybe as maybeText, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { amongThose, condition, joined, type Condition } from "../filters/condition.js";
import { criterion, filter, ids, isAny, isLike, isNone } from "../filters/criteria.js";
import { countRows, findRows } from "../filters/find.js";
import { flowRunsAsked, RUN_FILTERS, taskRunsAsked, type RunFilters } from "../filters/run-filters.js";
import { found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import {
  common,
  fields,
  json,
  limit,
  list,
  maybe,
  named,
  offset,
  oneOf,
  opt,
  strict,
  uuid,
} from "../schema/kit.js";

const { reads, writes } = resource("Artifacts");

const metadata = Type.Unsafe<Readonly<Record<string, string>>>({
  type: "object",
  additionalProperties: { type: "string" },
});
const content = {
  key: maybe(Type.String()),
  type: maybe(Type.String()),
  description: maybe(Type.String()),
  data: opt(json()),
  metadata_: maybe(metadata),
  flow_run_id: maybe(uuid()),
  task_run_id: maybe(uuid()),
};
const ARTIFACT = named("Artifact", Type.Object({ ...common, ...content }));
/** The newest artifact of a key. */
const COLLECTION = named(
  "ArtifactCollection",
  Type.Object({ ...common, ...content, key: Type.String(), latest_id: uuid() }),
);
const SORT = oneOf("CREATED_DESC", "UPDATED_DESC", "ID_DESC", "KEY_DESC", "KEY_ASC");
const ORDER: Readonly<Record<string, string>> = {
  CREATED_DESC: "a.created DESC, a.id DESC",
  UPDATED_DESC: "a.updated DESC, a.id DESC",
  ID_DESC: "a.id DESC",
  KEY_DESC: "a.key DESC, a.id DESC",
  KEY_ASC: "a.key ASC, a.id",
};

const criteria = {
  key: criterion({
    any_: [list(Type.String()), isAny("a.key")],
    like_: [Type.String(), isLike("a.key")],
    exists_: [Type.Boolean(), (yes: boolean) => condition(`a.key IS ${yes ? "NOT " : ""}NULL`)],
  }),
  flow_run_id: ids("a.flow_run_id", "any_"),
  task_run_id: ids("a.task_run_id", "any_"),
  type: criterion({
    any_: [list(Type.String()), isAny("a.type")],
    not_any_: [list(Type.String()), isNone("a.type")],
  }),
};
const ARTIFACTS = filter("ArtifactFilter", { id: ids("a.id", "any_"), ...criteria });
const COLLECTIONS = filter("ArtifactCollectionFilter", { latest_id: ids("a.id", "any_"), ...criteria });
const { flows, flow_runs, task_runs, deployments } = RUN_FILTERS;
const others = { flows, flow_runs, task_runs, deployments };

type Asked = RunFilters & { readonly artifacts?: unknown };
const IS_LATEST = condition(
  "a.key IS NOT NULL AND a.id = (SELECT max(l.id) FROM artifacts l WHERE l.key = a.key)",
);

export const artifactOperations = [
  writes("post", "/artifacts/", {
    summary: "Create an artifact.",
    body: named("ArtifactCreate", strict(content)),
    answers: { 201: ARTIFACT },
    act: (db, { body }) => {
      const id = newId();
      db.run(
        `INSERT INTO artifacts (id, key, type, data, description, created, updated, flow_run_id, task_run_id, metadata)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        body.key ?? null,
        body.type ?? "",
        JSON.stringify(body.data ?? null),
        body.description ?? null,
        db.now,
        db.now,
        body.flow_run_id?.toLowerCase() ?? null,
        body.task_run_id?.toLowerCase() ?? null,
        asJson(body.metadata_),
      );
      return artifactToWire(known(db, id));
    },
  }),
  reads("post", "/artifacts/filter", {
    summary: "Read artifacts.",
    body: fields({
      sort: opt(SORT),
      offset: offset(),
      limit: limit(),
      artifacts: maybe(ARTIFACTS.schema),
      ...others,
    }),
    answers: { 200: list(ARTIFACT) },
    act: (db, { body }) => find(db, asked(ARTIFACTS.ask, body), body).map(artifactToWire),
  }),
  reads("post", "/artifacts/latest/filter", {
    summary: "Read the newest artifact of each key.",
    body: fields({
      sort: opt(SORT),
      offset: offset(),
      limit: limit(),
      artifacts: maybe(COLLECTIONS.schema),
      ...others,
    }),
    answers: { 200: list(COLLECTION) },
    act: (db, { body }) =>
      find(db, joined([asked(COLLECTIONS.ask, body), IS_LATEST], "AND"), body).map((row) => ({
        ...artifactToWire(row),
        latest_id: text(row, "id"),
      })),
  }),
  reads("post", "/artifacts/count", {
    summary: "Count artifacts.",
    body: fields({ artifacts: maybe(ARTIFACTS.schema), ...others }),
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "artifacts a", asked(ARTIFACTS.ask, body)),
  }),
  reads("post", "/artifacts/latest/count", {
    summary: "Count keys of artifacts.",
    body: fields({ artifacts: maybe(COLLECTIONS.schema), ...others }),
    answers: { 200: Type.Integer() },
    act: (db, { body }) =>
      countRows(db, "artifacts a", joined([asked(COLLECTIONS.ask, body), IS_LATEST], "AND")),
  }),
  reads("get", "/artifacts/{key}/latest", {
    summary: "Read the newest artifact of a key.",
    answers: { 200: ARTIFACT },
    act: (db, { params }) => {
      const row = found(
        db.get("SELECT * FROM artifacts WHERE key = ? ORDER BY id DESC LIMIT 1", params["key"] ?? ""),
        "Artifact",
      );
      return artifactToWire(row);
    },
  }),
  reads("get", "/artifacts/{id}", {
    summary: "Read an artifact.",
    answers: { 200: ARTIFACT },
    act: (db, { params }) => artifactToWire(known(db, params["id"])),
  }),
  writes("patch", "/artifacts/{id}", {
    summary: "Update an artifact.",
    body: named(
      "ArtifactUpdate",
      strict({ data: opt(json()), description: maybe(Type.String()), metadata_: maybe(metadata) }),
    ),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const id = text(known(db, params["id"]), "id");
      const set = assignments({
        data: body.data === undefined ? undefined : JSON.stringify(body.data),
        description: body.description,
        metadata: body.metadata_ === undefined ? undefined : asJson(body.metadata_),
      });
      if (set !== null)
        db.run(`UPDATE artifacts SET ${set.sql}, updated = ? WHERE id = ?`, ...set.values, db.now, id);
    },
  }),
  writes("delete", "/artifacts/{id}", {
    summary: "Delete an artifact.",
    answers: { 204: null },
    act: (db, { params }) => {
      db.run("DELETE FROM artifacts WHERE id = ?", text(known(db, params["id"]), "id"));
    },
  }),
];

function asked(ask: (value: unknown) => Condition | null, body: Asked): Condition | null {
  const { artifacts, ...rest } = body;
  const runs = flowRunsAsked({ ...rest, task_runs: undefined });
  return joined(
    [
      ask(artifacts),
      amongThose("a.flow_run_id", "SELECT r.id FROM flow_runs r", runs),
      amongThose(
        "a.task_run_id",
        "SELECT t.id FROM task_runs t",
        taskRunsAsked({ task_runs: rest.task_runs }),
      ),
    ],
    "AND",
  );
}

function find(
  db: Db,
  condition: Condition | null,
  { sort = "ID_DESC", ...slice }: { sort?: string; limit?: number; offset?: number },
): readonly SqlRow[] {
  return findRows(db, "SELECT a.* FROM artifacts a", condition, ORDER[sort] ?? "a.id DESC", slice);
}

function known(db: Db, id = ""): SqlRow {
  return found(db.get("SELECT * FROM artifacts WHERE id = ?", id), "Artifact");
}

function artifactToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    key: maybeText(row, "key"),
    type: maybeText(row, "type"),
    description: maybeText(row, "description"),
    data: jsonIn(row, "data", null),
    metadata_: jsonIn(row, "metadata", null),
    flow_run_id: maybeText(row, "flow_run_id"),
    task_run_id: maybeText(row, "task_run_id"),
  };
}
