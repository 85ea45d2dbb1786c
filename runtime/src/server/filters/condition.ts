import type { SqlValue } from "../../store/sqlite/index.js";

/** A part of a WHERE clause with its values; null where nothing is asked. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

export function condition(sql: string, ...values: readonly SqlValue[]): Condition {
  return { sql, values };
}

export function joined(conditions: readonly (Condition | null)[], operator: "AND" | "OR"): Condition | null {
  const asked = conditions.filter((one) => one !== null);
  if (asked.length === 0) return null;
  if (asked.length === 1) return asked[0] ?? null;
  return {
    sql: `(${asked.map((one) => one.sql).join(` ${operator} `)})`,
    values: asked.flatMap((one) => one.values),
  };
}

/** `WHERE …`, or nothing. */
export function where(...conditions: readonly (Condition | null)[]): Condition {
  const all = joined(conditions, "AND");
  return all === null ? { sql: "", values: [] } : { sql: `WHERE ${all.sql}`, values: all.values };
}

/** Rows whose column is one of those that another table's filter finds; null where that asks nothing. */
export function amongThose(column: string, select: string, asked: Condition | null): Condition | null {
  return asked === null ? null : { sql: `${column} IN (${select} WHERE ${asked.sql})`, values: asked.values };
}
