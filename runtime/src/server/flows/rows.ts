import type { SqlRow } from "../../store/sqlite/index.js";
import { json, maybe, text } from "../data/columns.js";
import { newId, type Db } from "../data/db.js";

export function flowToWire(row: SqlRow): Readonly<Record<string, unknown>> {
  const created = text(row, "created");
  return {
    id: text(row, "id"),
    created,
    updated: maybe(row, "updated") ?? created,
    name: text(row, "name"),
    tags: json<readonly string[]>(row, "tags", []),
    labels: json(row, "labels", {}),
  };
}

export function flowById(db: Db, id: string): SqlRow | null {
  return db.get("SELECT * FROM flows WHERE id = ?", id);
}

/** The flow of that name, made where there is none. */
export function ensureFlow(
  db: Db,
  flow: {
    readonly name: string;
    readonly tags?: readonly string[] | undefined;
    readonly labels?: object | null | undefined;
  },
): { readonly row: SqlRow; readonly isNew: boolean } {
  const find = () => db.get("SELECT * FROM flows WHERE name = ?", flow.name);
  const before = find();
  if (before !== null) return { row: before, isNew: false };
  const id = newId();
  db.run(
    "INSERT INTO flows (id, name, created, updated, tags, labels) VALUES (?, ?, ?, ?, ?, ?)",
    id,
    flow.name,
    db.now,
    db.now,
    JSON.stringify(flow.tags ?? []),
    JSON.stringify(flow.labels ?? {}),
  );
  return { row: find() ?? {}, isNew: true };
}
