import { Type } from "typebox";
import { mayDo } from "../access/caller.js";
import type { SqlRow } from "../../store/sqlite/index.js";
import { text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { amongThose, condition, joined, type Condition } from "../filters/condition.js";
import { criterion, filter, ids, texts } from "../filters/criteria.js";
import { countRows, findRows } from "../filters/find.js";
import { ApiError, found } from "../http/api-error.js";
import { resource, type Input } from "../http/operation.js";
import { fields, limit, list, maybe, offset, oneOf, opt } from "../schema/kit.js";
import { createDocument, documentById, documentToWire, updateDocument } from "./documents.js";
import { blockTypeBySlug } from "./rows.js";
import { BLOCK_DOCUMENT, BLOCK_DOCUMENT_CREATE, BLOCK_DOCUMENT_UPDATE } from "./schema.js";
import { BLOCK_SCHEMAS, BLOCK_TYPES } from "./type-operations.js";

const { reads, writes } = resource("Block Documents");
const DOCUMENTS = filter("BlockDocumentFilter", {
  id: ids("x.id", "any_"),
  is_anonymous: criterion({
    eq_: [Type.Boolean(), (yes: boolean) => condition(`x.is_anonymous = ${yes ? 1 : 0}`)],
  }),
  block_type_id: ids("x.block_type_id", "any_"),
  name: texts("x.name", ["any_", "like_"]),
});
const FILTERS = {
  block_documents: maybe(DOCUMENTS.schema),
  block_types: maybe(BLOCK_TYPES.schema),
  block_schemas: maybe(BLOCK_SCHEMAS.schema),
};
const WITH_SECRETS = Type.Object({ include_secrets: opt(Type.Boolean()) });
const ORDER: Readonly<Record<string, string>> = {
  NAME_DESC: "x.name DESC",
  NAME_ASC: "x.name ASC",
  BLOCK_TYPE_AND_NAME_ASC: "b.name ASC, x.name ASC",
};

interface Asked {
  readonly block_documents?: unknown;
  readonly block_types?: unknown;
  readonly block_schemas?: unknown;
}

export const blockDocumentOperations = [
  writes("post", "/block_documents/", {
    summary: "Create a block document; what it holds is kept encrypted.",
    body: BLOCK_DOCUMENT_CREATE,
    answers: { 201: BLOCK_DOCUMENT },
    act: (db, { body, deps }) =>
      documentToWire(db, deps.secrets, createDocument(db, deps.secrets, body), false),
  }),
  reads("post", "/block_documents/filter", {
    summary: "Read block documents; those without a name only where they are asked for.",
    body: fields({
      ...FILTERS,
      include_secrets: opt(Type.Boolean()),
      sort: maybe(oneOf("NAME_DESC", "NAME_ASC", "BLOCK_TYPE_AND_NAME_ASC")),
      offset: offset(),
      limit: limit(),
    }),
    answers: { 200: list(BLOCK_DOCUMENT) },
    act: (db, input) => {
      const { body } = input;
      const secrets = maySee(input, body.include_secrets);
      return find(db, asked(body), body.sort ?? "NAME_ASC", body).map((row) =>
        documentToWire(db, input.deps.secrets, row, secrets),
      );
    },
  }),
  reads("post", "/block_documents/count", {
    summary: "Count block documents.",
    body: fields(FILTERS),
    answers: { 200: Type.Integer() },
    act: (db, { body }) => countRows(db, "block_documents x", asked(body)),
  }),
  reads("get", "/block_documents/{id}", {
    summary: "Read a block document.",
    query: WITH_SECRETS,
    answers: { 200: BLOCK_DOCUMENT },
    act: (db, input) =>
      documentToWire(
        db,
        input.deps.secrets,
        known(db, input.params["id"]),
        maySee(input, input.query.include_secrets),
      ),
  }),
  writes("patch", "/block_documents/{id}", {
    summary: "Update a block document; secrets that are sent as they are shown stay.",
    body: BLOCK_DOCUMENT_UPDATE,
    answers: { 204: null },
    act: (db, { params, body, deps }) => updateDocument(db, deps.secrets, known(db, params["id"]), body),
  }),
  writes("delete", "/block_documents/{id}", {
    summary: "Delete a block document.",
    answers: { 204: null },
    act: (db, { params }) => {
      db.run("DELETE FROM block_documents WHERE id = ?", text(known(db, params["id"]), "id"));
    },
  }),
  reads("get", "/block_types/slug/{slug}/block_documents", {
    summary: "Read the block documents of a type.",
    query: WITH_SECRETS,
    answers: { 200: list(BLOCK_DOCUMENT) },
    act: (db, input) => {
      const type = typeId(db, input.params["slug"]);
      const secrets = maySee(input, input.query.include_secrets);
      return find(db, condition("x.block_type_id = ? AND x.is_anonymous = 0", type), "NAME_ASC", {
        limit: 10_000,
      }).map((row) => documentToWire(db, input.deps.secrets, row, secrets));
    },
  }),
  reads("get", "/block_types/slug/{slug}/block_documents/name/{block_document_name}", {
    summary: "Read the block document of a type and a name.",
    query: WITH_SECRETS,
    answers: { 200: BLOCK_DOCUMENT },
    act: (db, input) => {
      const type = typeId(db, input.params["slug"]);
      const row = found(
        db.get(
          "SELECT * FROM block_documents WHERE block_type_id = ? AND name = ?",
          type,
          input.params["block_document_name"] ?? "",
        ),
        "Block document",
      );
      return documentToWire(db, input.deps.secrets, row, maySee(input, input.query.include_secrets));
    },
  }),
];

/** Secrets are shown to those who run what needs them. */
function maySee({ caller }: Input<unknown, unknown>, wanted: boolean | undefined): boolean {
  if (wanted !== true) return false;
  if (!mayDo(caller, "run")) throw new ApiError(403, "Secrets are shown to keys with the role run or admin.");
  return true;
}

function known(db: Db, id = ""): SqlRow {
  return found(documentById(db, id), "Block document");
}

function typeId(db: Db, slug = ""): string {
  const row = found(blockTypeBySlug(db, slug), "Block type");
  return text(row, "id");
}

function asked({ block_documents, block_types, block_schemas }: Asked): Condition | null {
  const documents = DOCUMENTS.ask({
    is_anonymous: { eq_: false },
    ...(block_documents as object | undefined),
  });
  const types = BLOCK_TYPES.ask(block_types);
  const schemas = BLOCK_SCHEMAS.ask(block_schemas);
  return joined(
    [
      documents,
      amongThose("x.block_type_id", "SELECT b.id FROM block_types b", types),
      amongThose("x.block_schema_id", "SELECT c.id FROM block_schemas c", schemas),
    ],
    "AND",
  );
}

function find(
  db: Db,
  asked: Condition | null,
  sort: string,
  slice: { readonly limit?: number; readonly offset?: number },
): readonly SqlRow[] {
  const select = "SELECT x.* FROM block_documents x JOIN block_types b ON b.id = x.block_type_id";
  return findRows(db, select, asked, `${ORDER[sort] ?? "x.name"}, x.id`, slice);
}
