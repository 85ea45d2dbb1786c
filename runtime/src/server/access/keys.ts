import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Db } from "../data/db.js";
import { newId } from "../data/db.js";
import { text } from "../data/columns.js";
import type { Role } from "./caller.js";

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly created: string;
}

/** Keys have 256 bits of chance, so that a plain hash of one tells nothing about it. */
function hashOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** Makes a key; what is given is the only place where it can be read. */
export function createKey(
  db: Db,
  name: string,
  role: Role,
): { readonly key: string; readonly record: ApiKey } {
  const key = `nbf_${randomBytes(32).toString("base64url")}`;
  const record = { id: newId(), name, role, created: db.now };
  db.run(
    "INSERT INTO api_keys (id, name, created, role, hash) VALUES (?, ?, ?, ?, ?)",
    record.id,
    name,
    record.created,
    role,
    hashOf(key),
  );
  return { key, record };
}

export function listKeys(db: Db): readonly ApiKey[] {
  return db.all("SELECT * FROM api_keys ORDER BY name").map((row) => ({
    id: text(row, "id"),
    name: text(row, "name"),
    role: text(row, "role") as Role,
    created: text(row, "created"),
  }));
}

/** False where there is no key of that name. */
export function deleteKey(db: Db, name: string): boolean {
  return db.run("DELETE FROM api_keys WHERE name = ?", name) > 0;
}

/** Whose key it is; null where it is nobody's. */
export function keyOf(db: Db, key: string): ApiKey | null {
  const hash = hashOf(key);
  const row = db.get("SELECT * FROM api_keys WHERE hash = ?", hash);
  if (row === null || !sameText(text(row, "hash"), hash)) return null;
  return {
    id: text(row, "id"),
    name: text(row, "name"),
    role: text(row, "role") as Role,
    created: text(row, "created"),
  };
}

export function hasKeys(db: Db): boolean {
  return db.get("SELECT 1 AS one FROM api_keys LIMIT 1") !== null;
}

/** Compares without telling by its time where they differ. */
export function sameText(one: string, other: string): boolean {
  const [a, b] = [hashOf(one), hashOf(other)].map((hash) => Buffer.from(hash, "hex"));
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
