import { randomUUID } from "node:crypto";
import type { Static } from "typebox";
import type { SqlRow } from "../../store/sqlite/index.js";
import { asFlag, flag, json, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";
import { ApiError, invalid, notFound } from "../http/api-error.js";
import { blockSchemaById, blockSchemaToWire, blockTypeById, blockTypeToWire } from "./rows.js";
import type { BLOCK_DOCUMENT_CREATE, BLOCK_DOCUMENT_UPDATE } from "./schema.js";
import type { SecretBox } from "./secret-box.js";
import { hideSecrets, keepHidden } from "./secrets.js";

type Data = Readonly<Record<string, unknown>>;
type Reference = { readonly $ref: { readonly block_document_id?: unknown } };

/** How deep blocks may be in blocks. */
const DEEPEST = 20;

export function documentById(db: Db, id: string): SqlRow | null {
  return db.get("SELECT * FROM block_documents WHERE id = ?", id);
}

export function createDocument(
  db: Db,
  secrets: SecretBox,
  given: Static<typeof BLOCK_DOCUMENT_CREATE>,
): SqlRow {
  const anonymous = given.is_anonymous ?? false;
  if (given.name == null && !anonymous) throw invalid("Names must be provided for block documents.");
  const schema = blockSchemaById(db, given.block_schema_id.toLowerCase());
  if (schema === null) throw notFound("Block schema");
  if (blockTypeById(db, given.block_type_id.toLowerCase()) === null) throw notFound("Block type");
  const name = given.name ?? `anonymous-${randomUUID()}`;
  const taken = db.get(
    "SELECT 1 AS one FROM block_documents WHERE block_type_id = ? AND name = ?",
    given.block_type_id.toLowerCase(),
    name,
  );
  if (taken !== null) throw new ApiError(409, "Block already exists");
  checkReferences(db, given.data ?? {});
  const id = newId();
  db.run(
    `INSERT INTO block_documents (id, block_type_id, block_schema_id, name, created, updated, data, is_anonymous)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    given.block_type_id.toLowerCase(),
    text(schema, "id"),
    name,
    db.now,
    db.now,
    secrets.seal(given.data ?? {}),
    asFlag(anonymous),
  );
  return documentById(db, id) ?? {};
}

export function updateDocument(
  db: Db,
  secrets: SecretBox,
  row: SqlRow,
  given: Static<typeof BLOCK_DOCUMENT_UPDATE>,
): void {
  const before = secrets.open(text(row, "data")) as Data;
  const sent = keepHidden(before, given.data ?? {}) as Data;
  const data = given.merge_existing_data === false ? sent : { ...before, ...sent };
  checkReferences(db, data);
  const schemaId = given.block_schema_id?.toLowerCase() ?? text(row, "block_schema_id");
  const schema = blockSchemaById(db, schemaId);
  if (schema === null) throw notFound("Block schema");
  if (text(schema, "block_type_id") !== text(row, "block_type_id"))
    throw new ApiError(400, "Must migrate block document to a block schema of the same block type.");
  db.run(
    "UPDATE block_documents SET data = ?, block_schema_id = ?, updated = ? WHERE id = ?",
    secrets.seal(data),
    schemaId,
    db.now,
    text(row, "id"),
  );
}

function checkReferences(db: Db, data: Data): void {
  for (const value of Object.values(data)) {
    if (!isReference(value)) continue;
    if (documentById(db, String(value.$ref.block_document_id).toLowerCase()) === null)
      throw new ApiError(409, "A block document that is referred to is not there.");
  }
}

/** A document with what it refers to in its place, and its secrets hidden unless they are asked for. */
export function documentToWire(
  db: Db,
  secrets: SecretBox,
  row: SqlRow,
  withSecrets: boolean,
  depth = 0,
): Readonly<Record<string, unknown>> {
  const schema = blockSchemaById(db, text(row, "block_schema_id")) ?? {};
  const type = blockTypeById(db, text(row, "block_type_id")) ?? {};
  const kept = secrets.open(text(row, "data")) as Data;
  const data: Record<string, unknown> = {};
  const references: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(kept)) {
    const child = isReference(value)
      ? documentById(db, String(value.$ref.block_document_id).toLowerCase())
      : null;
    if (child === null || depth >= DEEPEST) data[key] = value;
    else {
      const shown = documentToWire(db, secrets, child, withSecrets, depth + 1);
      data[key] = shown["data"];
      references[key] = {
        block_document: {
          id: shown["id"],
          name: shown["name"],
          block_type: shown["block_type"],
          is_anonymous: shown["is_anonymous"],
          block_document_references: shown["block_document_references"],
        },
      };
    }
  }
  const secretFields =
    json<{ readonly secret_fields?: readonly string[] }>(schema, "fields", {}).secret_fields ?? [];
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    data: withSecrets ? data : hideSecrets(data, secretFields),
    block_schema_id: text(row, "block_schema_id"),
    block_schema: blockSchemaToWire(db, schema),
    block_type_id: text(row, "block_type_id"),
    block_type_name: text(type, "name"),
    block_type: blockTypeToWire(type),
    block_document_references: references,
    is_anonymous: flag(row, "is_anonymous"),
  };
}

function isReference(value: unknown): value is Reference {
  return (
    typeof value === "object" &&
    value !== null &&
    "$ref" in value &&
    typeof value.$ref === "object" &&
    value.$ref !== null
  );
}
