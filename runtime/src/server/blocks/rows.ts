import type { SqlRow } from "../../store/sqlite/index.js";
import { flag, json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";

type Wire = Readonly<Record<string, unknown>>;

export function blockTypeToWire(row: SqlRow): Wire {
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    name: text(row, "name"),
    slug: text(row, "slug"),
    logo_url: maybe(row, "logo_url"),
    documentation_url: maybe(row, "documentation_url"),
    description: maybe(row, "description"),
    code_example: maybe(row, "code_example"),
    is_protected: flag(row, "is_protected"),
  };
}

export function blockTypeById(db: Db, id: string): SqlRow | null {
  return db.get("SELECT * FROM block_types WHERE id = ?", id);
}

export function blockTypeBySlug(db: Db, slug: string): SqlRow | null {
  return db.get("SELECT * FROM block_types WHERE slug = ?", slug);
}

export function blockSchemaById(db: Db, id: string): SqlRow | null {
  return db.get("SELECT * FROM block_schemas WHERE id = ?", id);
}

export function blockSchemaToWire(db: Db, row: SqlRow): Wire {
  const type = blockTypeById(db, text(row, "block_type_id"));
  return {
    id: text(row, "id"),
    created: text(row, "created"),
    updated: text(row, "updated"),
    checksum: text(row, "checksum"),
    fields: json(row, "fields", {}),
    block_type_id: text(row, "block_type_id"),
    block_type: type === null ? null : blockTypeToWire(type),
    capabilities: json<readonly string[]>(row, "capabilities", []),
    version: text(row, "version"),
  };
}
