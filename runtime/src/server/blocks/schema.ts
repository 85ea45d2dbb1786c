import { Type } from "typebox";
import { common, jsonObject, maybe, named, nullable, opt, safeName, strict, uuid } from "../schema/kit.js";

const about = {
  logo_url: maybe(Type.String()),
  documentation_url: maybe(Type.String()),
  description: maybe(Type.String()),
  code_example: maybe(Type.String()),
};
export const BLOCK_TYPE = named(
  "BlockType",
  Type.Object({
    ...common,
    name: safeName(),
    slug: Type.String(),
    ...about,
    is_protected: opt(Type.Boolean()),
  }),
);
export const BLOCK_TYPE_CREATE = named(
  "BlockTypeCreate",
  strict({ name: safeName(), slug: Type.String({ pattern: "^[a-z0-9-]+$", maxLength: 500 }), ...about }),
);
export const BLOCK_TYPE_UPDATE = named("BlockTypeUpdate", strict(about));

export const BLOCK_SCHEMA = named(
  "BlockSchema",
  Type.Object({
    ...common,
    checksum: Type.String(),
    fields: opt(jsonObject()),
    block_type_id: nullable(uuid()),
    block_type: maybe(BLOCK_TYPE),
    capabilities: opt(Type.Array(Type.String())),
    version: opt(Type.String()),
  }),
);
export const BLOCK_SCHEMA_CREATE = named(
  "BlockSchemaCreate",
  strict({
    fields: opt(jsonObject()),
    block_type_id: uuid(),
    capabilities: opt(Type.Array(Type.String())),
    version: opt(Type.String()),
  }),
);

export const BLOCK_DOCUMENT = named(
  "BlockDocument",
  Type.Object({
    ...common,
    name: maybe(Type.String()),
    data: opt(jsonObject()),
    block_schema_id: uuid(),
    block_schema: maybe(BLOCK_SCHEMA),
    block_type_id: uuid(),
    block_type_name: maybe(Type.String()),
    block_type: maybe(BLOCK_TYPE),
    block_document_references: opt(jsonObject()),
    is_anonymous: opt(Type.Boolean()),
  }),
);
export const BLOCK_DOCUMENT_CREATE = named(
  "BlockDocumentCreate",
  strict({
    name: maybe(Type.String({ pattern: "^[a-z0-9-]+$", maxLength: 500 })),
    data: opt(jsonObject()),
    block_schema_id: uuid(),
    block_type_id: uuid(),
    is_anonymous: opt(Type.Boolean()),
  }),
);
export const BLOCK_DOCUMENT_UPDATE = named(
  "BlockDocumentUpdate",
  strict({
    block_schema_id: maybe(uuid()),
    data: opt(jsonObject()),
    merge_existing_data: opt(Type.Boolean()),
  }),
);
