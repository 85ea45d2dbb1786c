import { Type } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { assignments, flag, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { amongThose, condition, joined } from "../filters/condition.js";
import { criterion, filter, ids, isAny, isLike, texts } from "../filters/criteria.js";
import { findRows } from "../filters/find.js";
import { ApiError, found } from "../http/api-error.js";
import { resource } from "../http/operation.js";
import { fields, json, limit, list, maybe, offset } from "../schema/kit.js";
import { schemaChecksum } from "./checksum.js";
import {
  blockSchemaById,
  blockSchemaToWire,
  blockTypeById,
  blockTypeBySlug,
  blockTypeToWire,
} from "./rows.js";
import {
  BLOCK_SCHEMA,
  BLOCK_SCHEMA_CREATE,
  BLOCK_TYPE,
  BLOCK_TYPE_CREATE,
  BLOCK_TYPE_UPDATE,
} from "./schema.js";

export const BLOCK_TYPES = filter(
  "BlockTypeFilter",
  {
    name: criterion({ like_: [Type.String({ maxLength: 1000 }), isLike("b.name")] }),
    slug: criterion({ any_: [list(Type.String()), isAny("b.slug")] }),
  },
  false,
);
export const BLOCK_SCHEMAS = filter("BlockSchemaFilter", {
  block_type_id: ids("c.block_type_id", "any_"),
  block_capabilities: criterion({
    all_: [
      list(Type.String()),
      (wanted: readonly string[]) =>
        condition(
          "NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE w.value NOT IN (SELECT value FROM json_each(c.capabilities)))",
          JSON.stringify(wanted),
        ),
    ],
  }),
  id: ids("c.id", "any_"),
  version: texts("c.version", ["any_"]),
});

const types = resource("Block Types");
const schemas = resource("Block Schemas");

/** Types of blocks, and what the documents of each type look like. */
export const blockTypeOperations = [
  types.writes("post", "/block_types/", {
    summary: "Create a block type.",
    body: BLOCK_TYPE_CREATE,
    answers: { 201: BLOCK_TYPE },
    act: (db, { body }) => {
      if (blockTypeBySlug(db, body.slug) !== null)
        throw new ApiError(409, `Block type with slug ${JSON.stringify(body.slug)} already exists`);
      const id = newId();
      db.run(
        `INSERT INTO block_types (id, slug, name, created, updated, logo_url, documentation_url, description, code_example)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        body.slug,
        body.name,
        db.now,
        db.now,
        body.logo_url ?? null,
        body.documentation_url ?? null,
        body.description ?? null,
        body.code_example ?? null,
      );
      return blockTypeToWire(knownType(db, id));
    },
  }),
  types.reads("get", "/block_types/slug/{slug}", {
    summary: "Read the block type of a slug.",
    answers: { 200: BLOCK_TYPE },
    act: (db, { params }) => {
      const row = found(blockTypeBySlug(db, params["slug"] ?? ""), "Block type");
      return blockTypeToWire(row);
    },
  }),
  types.reads("post", "/block_types/filter", {
    summary: "Read block types.",
    body: fields({
      block_types: maybe(BLOCK_TYPES.schema),
      block_schemas: maybe(BLOCK_SCHEMAS.schema),
      offset: offset(),
      limit: limit(),
    }),
    answers: { 200: list(BLOCK_TYPE) },
    act: (db, { body }) => {
      const schema = BLOCK_SCHEMAS.ask(body.block_schemas);
      const asked = joined(
        [
          BLOCK_TYPES.ask(body.block_types),
          amongThose("b.id", "SELECT c.block_type_id FROM block_schemas c", schema),
        ],
        "AND",
      );
      return findRows(db, "SELECT b.* FROM block_types b", asked, "b.name, b.id", body).map(blockTypeToWire);
    },
  }),
  types.writes("post", "/block_types/install_system_block_types", {
    summary: "Say that there are no block types of the server's own: clients bring theirs.",
    answers: { 200: json() },
    act: () => null,
  }),
  types.reads("get", "/block_types/{id}", {
    summary: "Read a block type.",
    answers: { 200: BLOCK_TYPE },
    act: (db, { params }) => blockTypeToWire(knownType(db, params["id"])),
  }),
  types.writes("patch", "/block_types/{id}", {
    summary: "Update a block type.",
    body: BLOCK_TYPE_UPDATE,
    answers: { 204: null },
    act: (db, { params, body }) => {
      const id = text(knownType(db, params["id"]), "id");
      const set = assignments({ ...body, updated: db.now });
      if (set !== null) db.run(`UPDATE block_types SET ${set.sql} WHERE id = ?`, ...set.values, id);
    },
  }),
  types.writes("delete", "/block_types/{id}", {
    summary: "Delete a block type, with its schemas and documents.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => {
      const row = knownType(db, params["id"]);
      if (flag(row, "is_protected")) throw new ApiError(403, "protected block types cannot be deleted.");
      db.run("DELETE FROM block_documents WHERE block_type_id = ?", text(row, "id"));
      db.run("DELETE FROM block_schemas WHERE block_type_id = ?", text(row, "id"));
      db.run("DELETE FROM block_types WHERE id = ?", text(row, "id"));
    },
  }),
  schemas.writes("post", "/block_schemas/", {
    summary: "Create a block schema, or give the one with the same checksum.",
    body: BLOCK_SCHEMA_CREATE,
    answers: { 201: BLOCK_SCHEMA },
    act: (db, { body, text: request }) => {
      const type = text(knownType(db, body.block_type_id.toLowerCase()), "id");
      const checksum = schemaChecksum(request);
      const version = body.version ?? "non-versioned";
      const before = byChecksum(db, checksum, version);
      if (before !== null) return blockSchemaToWire(db, before);
      const id = newId();
      db.run(
        `INSERT INTO block_schemas (id, block_type_id, created, updated, checksum, fields, capabilities, version)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
        id,
        type,
        db.now,
        db.now,
        checksum,
        JSON.stringify(body.fields ?? {}),
        JSON.stringify(body.capabilities ?? []),
        version,
      );
      return blockSchemaToWire(db, knownSchema(db, id));
    },
  }),
  schemas.reads("post", "/block_schemas/filter", {
    summary: "Read block schemas.",
    body: fields({ block_schemas: maybe(BLOCK_SCHEMAS.schema), offset: offset(), limit: limit() }),
    answers: { 200: list(BLOCK_SCHEMA) },
    act: (db, { body }) =>
      findRows(
        db,
        "SELECT c.* FROM block_schemas c",
        BLOCK_SCHEMAS.ask(body.block_schemas),
        "c.created DESC, c.id DESC",
        body,
      ).map((row) => blockSchemaToWire(db, row)),
  }),
  schemas.reads("get", "/block_schemas/checksum/{checksum}", {
    summary: "Read the block schema of a checksum; the newest, where no version is asked for.",
    query: Type.Object({ version: Type.Optional(Type.String()) }),
    answers: { 200: BLOCK_SCHEMA },
    act: (db, { params, query }) => {
      const row = found(byChecksum(db, params["checksum"] ?? "", query.version ?? null), "Block schema");
      return blockSchemaToWire(db, row);
    },
  }),
  schemas.reads("get", "/block_schemas/{id}", {
    summary: "Read a block schema.",
    answers: { 200: BLOCK_SCHEMA },
    act: (db, { params }) => blockSchemaToWire(db, knownSchema(db, params["id"])),
  }),
  schemas.writes("delete", "/block_schemas/{id}", {
    summary: "Delete a block schema, with its documents.",
    role: "admin",
    answers: { 204: null },
    act: (db, { params }) => {
      const id = text(knownSchema(db, params["id"]), "id");
      db.run("DELETE FROM block_documents WHERE block_schema_id = ?", id);
      db.run("DELETE FROM block_schemas WHERE id = ?", id);
    },
  }),
  resource("Block Capabilities").reads("get", "/block_capabilities/", {
    summary: "Read what blocks can do.",
    answers: { 200: list(Type.String()) },
    act: (db) =>
      db
        .all("SELECT DISTINCT j.value AS value FROM block_schemas c, json_each(c.capabilities) j ORDER BY 1")
        .map((row) => text(row, "value")),
  }),
];

function byChecksum(db: Db, checksum: string, version: string | null): SqlRow | null {
  return db.get(
    "SELECT * FROM block_schemas WHERE checksum = ? AND (? IS NULL OR version = ?) ORDER BY created DESC LIMIT 1",
    checksum,
    version,
    version,
  );
}

function knownType(db: Db, id = ""): SqlRow {
  return found(blockTypeById(db, id), "Block type");
}

function knownSchema(db: Db, id = ""): SqlRow {
  return found(blockSchemaById(db, id), "Block schema");
}
