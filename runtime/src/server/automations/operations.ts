import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { condition } from "../filters/condition.js";
import { criterion, filter, ids, tagged, texts } from "../filters/criteria.js";
import { countRows, findRows } from "../filters/find.js";
import { tellAutomation } from "../events/things.js";
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

import { readAutomation } from "./read.js";
import { automationToWire, enable, forget } from "./rows.js";
import { seeAll } from "./watch.js";

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

/** Automations as they are kept; `watch.ts` acts on them. */
export const automationOperations = [
  writes("post", "/automations/", {
    ...admin,
    summary: "Keep an automation.",
    body: named("AutomationCreate", strict({ ...content, owner_resource: maybe(Type.String()) })),
    answers: { 201: AUTOMATION },
    act: (db, { body, deps }) => {
      const { name, enabled = true, tags: labels = [], owner_resource: owner, description = "" } = body;
      const read = readAutomation(db, body, deps.checker);
      seeAll(db);
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
        JSON.stringify({ description, ...read }),
      );
      return toldAs(db, "created", id);
    },
  }),
  writes("put", "/automations/{id}", {
    ...admin,
    summary: "Replace an automation.",
    body: named("AutomationUpdate", strict(content)),
    answers: { 204: null },
    act: (db, { params, body, deps }) => {
      const { name, enabled = true, tags: labels = [], description = "" } = body;
      const id = text(known(db, params["id"]), "id");
      const read = readAutomation(db, body, deps.checker);
      seeAll(db);
      db.run(
        "UPDATE automations SET name = ?, enabled = ?, tags = ?, body = ?, updated = ? WHERE id = ?",
        name,
        asFlag(enabled),
        JSON.stringify(labels),
        JSON.stringify({ description, ...read }),
        db.now,
        id,
      );
      forget(db, id);
      toldAs(db, "updated", id);
    },
  }),
  writes("patch", "/automations/{id}", {
    ...admin,
    summary: "Enable or disable an automation.",
    body: named("AutomationPartialUpdate", strict({ enabled: opt(Type.Boolean()) })),
    answers: { 204: null },
    act: (db, { params, body }) => {
      const id = text(known(db, params["id"]), "id");
      if (body.enabled === undefined) return;
      if (body.enabled) seeAll(db);
      enable(db, id, body.enabled);
      toldAs(db, "updated", id);
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
      const owner = params["resource_id"] ?? "";
      for (const row of db.all("SELECT id FROM automations WHERE owner_resource = ?", owner))
        remove(db, text(row, "id"));
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
      remove(db, text(known(db, params["id"]), "id"));
    },
  }),
];

function known(db: Db, id = ""): SqlRow {
  return found(db.get("SELECT * FROM automations WHERE id = ?", id), "Automation");
}

function toldAs(db: Db, what: string, id: string): Readonly<Record<string, unknown>> {
  const wire = automationToWire(known(db, id));
  tellAutomation(db, what, wire);
  return wire;
}

function remove(db: Db, id: string): void {
  toldAs(db, "deleted", id);
  forget(db, id);
  db.run("DELETE FROM automations WHERE id = ?", id);
}
