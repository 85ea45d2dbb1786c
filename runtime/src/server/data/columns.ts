import type { SqlRow, SqlValue } from "../../store/sqlite/index.js";

/** Readers of a row's columns, which the server itself has written. */
export function text(row: SqlRow, name: string): string {
  return String(row[name] ?? "");
}

export function maybe(row: SqlRow, name: string): string | null {
  const value = row[name];
  return value === null || value === undefined || value === "" ? null : String(value);
}

export function count(row: SqlRow | null, name: string): number {
  return Number(row?.[name] ?? 0);
}

export function maybeCount(row: SqlRow, name: string): number | null {
  const value = row[name];
  return value === null || value === undefined ? null : Number(value);
}

export function flag(row: SqlRow, name: string): boolean {
  return Number(row[name] ?? 0) !== 0;
}

export function json<Value>(row: SqlRow, name: string, otherwise: Value): Value {
  const value = row[name];
  return value === null || value === undefined || value === ""
    ? otherwise
    : (JSON.parse(String(value)) as Value);
}

/** What a column holds of an optional JSON value. */
export function asJson(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}

export function asFlag(value: boolean): number {
  return value ? 1 : 0;
}

/**
 * The `SET` part for the fields that were given, each as its column holds it; null where none was.
 *
 * @example
 * assignments({ name: "x", tags: undefined }) // { sql: "name = ?", values: ["x"] }
 */
export function assignments(
  fields: Readonly<Record<string, SqlValue | undefined>>,
): { readonly sql: string; readonly values: readonly SqlValue[] } | null {
  const given = Object.entries(fields).filter((entry): entry is [string, SqlValue] => entry[1] !== undefined);
  if (given.length === 0) return null;
  return { sql: given.map(([name]) => `${name} = ?`).join(", "), values: given.map(([, value]) => value) };
}
