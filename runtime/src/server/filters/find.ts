import type { SqlRow } from "../../store/sqlite/index.js";
import { count } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { where, type Condition } from "./condition.js";

/** How many rows of a table meet what is asked; the table with its letter: `flows f`. */
export function countRows(db: Db, table: string, asked: Condition | null): number {
  const { sql, values } = where(asked);
  return count(db.get(`SELECT count(*) AS n FROM ${table} ${sql}`, ...values), "n");
}

/** The rows of a `SELECT … FROM …` that meet what is asked, in an order: `limit` of them (default: 200) after `offset` others. */
export function findRows(
  db: Db,
  select: string,
  asked: Condition | null,
  order: string,
  { limit = 200, offset = 0 }: { readonly limit?: number; readonly offset?: number },
): readonly SqlRow[] {
  const { sql, values } = where(asked);
  return db.all(`${select} ${sql} ORDER BY ${order} LIMIT ? OFFSET ?`, ...values, limit, offset);
}
