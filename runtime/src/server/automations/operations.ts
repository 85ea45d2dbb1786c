import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, flag, json as jsonIn, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { condition } from "../filters/condition.js";
import { criterion, filter, ids, tagged, texts } from "../filters/criteria.js";
import { countRows, findRows } from "../filters/find.js";
import { instant } from "../data/instant.js";
import { found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import {
  common,
  fields,
  given,
  json,
  jsonObject,
  limit,
  list,
  maybe,
  named,
  offset,
  oneOf,
  opt,
  strict,
  tags,
} from "../schema/kit.js";

const { reads, writes } = resource("Automations");
const admin = { role: "admin" } as const;
const content = {
  name: Type.String(),
  description: opt(Type.String()),
  enabled: opt(Type.Boolean()),
  tags: opt(tags()),
  trigger: jsonObject(),
  actions: list(jsonObject()),
  actions_on_trigger: opt(list(jsonObject())),
  actions_on_resolve: opt(list(jsonObject())),
};
const AUTOMATION = named("Automation", Type.Object({ ...common, ...content }));
const AUTOMATIONS = filter("AutomationFilter", {
  id: ids("o.id", "any_"),
  name: texts("o.name", ["any_"]),
  created: criterion({
    before_: [given(), (moment: string | number) => condition("o.created <= ?", instant(moment))],
  }),
  tags: tagged("o.tags", "all_", "any_", "is_null_"),
});
const ORDER: Readonly<Record<string, string>> = {
  CREATED_DESC: "o.created DESC",
  UPDATED_DESC: "o.updated DESC",
  NAME_ASC: "o.name ASC",
  NAME_DESC: "o.name DESC",
};

/** Automations are kept for those who deploy with them; the server does not act on them. */
export const automationOperations = [
  writes("post", "/automations/", {
    ...admin,
    summary: "Keep an automation.",
    body: named("AutomationCreate", strict({ ...content, owner_resource: maybe(Type.String()) })),
    answers: { 201: AUTOMATION },
    act: (db, { body }) => {
      const { name, enabled = true, tags: labels = [], owner_resource: owner, ...rest } = body;
      const id = newId();
      db.run(
        "INSERT INTO automations (id, name, created, updated, enabled, owner_resource, tags, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        name,
        db.now,
        db.now,
        asFlag(enabled),
        owner ?? null,
        JSON.stringify(labels),
        JSON.stringify(rest),
      );
      return automationToWire(known(db, id));
    },
  }),
  writes("put", "/automations/{id}", {
    ...admin,
    summary: "Replace an automation.",
    body: named("AutomationUpdate", strict(content)),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const { name, enabled = true, tags: labels = [], ...rest } = body;
      db.run(
        "UPDATE automations SET name = ?, enabled = ?, tags = ?, body = ?, updated = ? WHERE id = ?",
        name,
        asFlag(enabled),
        JSON.stringify(labels),
        JSON.stringify(rest),
        db.now,
        text(known(db, params["id"]), "id"),
      );
    },
  }),
  writes("patch", "/automations/{id}", {
    ...admin,
    summary: "Enable or disable an automation.",
    body: named("AutomationPartialUpdate", strict({ enabled: opt(Type.Boolean()) })),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const id = text(known(db, params["id"]), "id");
      if (body.enabled !== undefined)
        db.run(
          "UPDATE automations SET enabled = ?, updated = ? WHERE id = ?",
          asFlag(body.enabled),
          db.now,
          id,
        );
    },
  }),
  reads("post", "/automations/filter", {
    summary: "Read automations.",
    body: fields({
      automations: maybe(AUTOMATIONS.schema),
      sort: opt(oneOf("CREATED_DESC", "UPDATED_DESC", "NAME_ASC", "NAME_DESC")),
      offset: offset(),
      limit: limit(),
    }),
    answers: { 200: list(AUTOMATION) },
    act: (db, { body }) =>
      findRows(
        db,
        "SELECT o.* FROM automations o",
        AUTOMATIONS.ask(body.automations),
        `${ORDER[body.sort ?? "NAME_ASC"] ?? "o.name"}, o.id`,
        body,
      ).map(automationToWire),
  }),
  reads("post", "/automations/count", {
    summary: "Count automations.",
    body: fields({ automations: maybe(AUTOMATIONS.schema) }),
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "automations o", AUTOMATIONS.ask(body.automations)),
  }),
  reads("get", "/automations/related-to/{resource_id}", {
    summary: "Read the automations that a resource has made.",
    answers: { 200: list(AUTOMATION) },
    act: (db, { params }) =>
      db
        .all(
          "SELECT * FROM automations WHERE owner_resource = ? ORDER BY name, id",
          params["resource_id"] ?? "",
        )
        .map(automationToWire),
  }),
  writes("delete", "/automations/owned-by/{resource_id}", {
    ...admin,
    summary: "Delete the automations that a resource has made.",
    answers: { 202: json() },
    act: (db, { params }) => {
      db.run("DELETE FROM automations WHERE owner_resource = ?", params["resource_id"] ?? "");
      return null;
    },
  }),
  reads("get", "/automations/{id}", {
    summary: "Read an automation.",
    answers: { 200: AUTOMATION },
    act: (db, { params }) => automationToWire(known(db, params["id"])),
  }),
  writes("delete", "/automations/{id}", {
    ...admin,
    summary: "Delete an automation.",
    answers: { 204: null },
    act: (db, { params }) => {
      db.run("DELETE FROM automations WHERE id = ?", text(known(db, params["id"]), "id"));
    },
  }),
];

function known(db: Db, id = ""): SqlRow {
  return found(db.get("SELECT * FROM automations WHERE id = ?", id), "Automation");
}

function automationToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  const body = jsonIn<Readonly<Record<string, unknown>>>(row, "body", {});
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    description: body["description"] ?? "",
    enabled: flag(row, "enabled"),
    tags: jsonIn<readonly string[]>(row, "tags", []),
    trigger: body["trigger"] ?? {},
    actions: body["actions"] ?? [],
    actions_on_trigger: body["actions_on_trigger"] ?? [],
    actions_on_resolve: body["actions_on_resolve"] ?? [],
  };
}
