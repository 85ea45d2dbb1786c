import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { assignments, json as jsonIn, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { filter, ids, tagged, texts } from "../filters/criteria.js";
import { countRows, findRows } from "../filters/find.js";
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
  tags,
} from "../schema/kit.js";

const { reads, writes } = resource("Variables");
const NAME = Type.String({ maxLength: 255 });
const VARIABLE = named("Variable", Type.Object({ ...common, name: NAME, value: json(), tags: opt(tags()) }));
const UPDATE = named(
  "VariableUpdate",
  strict({ name: maybe(NAME), value: opt(json()), tags: maybe(tags()) }),
);
const ORDER: Readonly<Record<string, string>> = {
  CREATED_DESC: "v.created DESC",
  UPDATED_DESC: "v.updated DESC",
  NAME_DESC: "v.name DESC",
  NAME_ASC: "v.name ASC",
};
const VARIABLES = filter("VariableFilter", {
  id: ids("v.id", "any_"),
  name: texts("v.name", ["any_", "like_"]),
  tags: tagged("v.tags", "all_", "is_null_"),
});

export const variableOperations = [
  writes("post", "/variables/", {
    summary: "Create a variable.",
    body: named("VariableCreate", strict({ name: NAME, value: json(), tags: opt(tags()) })),
    answers: { 201: VARIABLE },
    act: (db, { body }) => {
      const id = newId();
      db.run(
        "INSERT INTO variables (id, name, created, updated, value, tags) VALUES (?, ?, ?, ?, ?, ?)",
        id,
        body.name,
        db.now,
        db.now,
        JSON.stringify(body.value),
        JSON.stringify(body.tags ?? []),
      );
      return variableToWire(known(db, "id", id));
    },
  }),
  reads("post", "/variables/filter", {
    summary: "Read variables.",
    body: fields({
      sort: opt(oneOf("CREATED_DESC", "UPDATED_DESC", "NAME_DESC", "NAME_ASC")),
      offset: offset(),
      limit: limit(),
      variables: maybe(VARIABLES.schema),
    }),
    answers: { 200: list(VARIABLE) },
    act: (db, { body }) =>
      findRows(
        db,
        "SELECT v.* FROM variables v",
        VARIABLES.ask(body.variables),
        `${ORDER[body.sort ?? "NAME_ASC"] ?? "v.name"}, v.id`,
        body,
      ).map(variableToWire),
  }),
  reads("post", "/variables/count", {
    summary: "Count variables.",
    body: fields({ variables: maybe(VARIABLES.schema) }),
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "variables v", VARIABLES.ask(body.variables)),
  }),
  ...by("name", "/variables/name/{name}"),
  ...by("id", "/variables/{id}"),
];

function by(column: "id" | "name", path: string) {
  return [
    reads("get", path, {
      summary: `Read the variable of ${column === "id" ? "an id" : "a name"}.`,
      answers: { 200: VARIABLE },
      act: (db, { params }) => variableToWire(known(db, column, params[column])),
    }),
    writes("patch", path, {
      summary: `Update the variable of ${column === "id" ? "an id" : "a name"}.`,
      body: UPDATE,
      answers: { 204: null },
      act: (db, { params, body }) => {
        const id = text(known(db, column, params[column]), "id");
        const set = assignments({
          name: body.name ?? undefined,
          value: body.value === undefined ? undefined : JSON.stringify(body.value),
          tags: body.tags == null ? undefined : JSON.stringify(body.tags),
        });
        if (set !== null)
          db.run(`UPDATE variables SET ${set.sql}, updated = ? WHERE id = ?`, ...set.values, db.now, id);
      },
    }),
    writes("delete", path, {
      summary: `Delete the variable of ${column === "id" ? "an id" : "a name"}.`,
      answers: { 204: null },
      act: (db, { params }) => {
        db.run("DELETE FROM variables WHERE id = ?", text(known(db, column, params[column]), "id"));
      },
    }),
  ];
}

function known(db: Db, column: "id" | "name", value = ""): SqlRow {
  return found(db.get(`SELECT * FROM variables WHERE ${column} = ?`, value), "Variable");
}

function variableToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    value: jsonIn(row, "value", null),
    tags: jsonIn<readonly string[]>(row, "tags", []),
  };
}
