import type { SqlRow } from "../../store/sqlite/index.js";
import { json, maybe, text } from "../data/columns.js";
import type { Db } from "../data/db.js";
import { where } from "../filters/condition.js";
import { countRows } from "../filters/find.js";
import type { Event, Labels } from "./event.js";
import { eventsAsked, type EventFilter } from "./filter.js";

export function findEvents(db: Db, filter: EventFilter, limit: number, offset: number): readonly Event[] {
  const { sql, values } = where(eventsAsked(filter, db.now));
  const way = filter.order === "ASC" ? "ASC" : "DESC";
  const distinct = filter.resource?.distinct === true;
  return db
    .all(
      `SELECT e.* FROM events e ${sql} ${distinct ? "GROUP BY e.resource_id HAVING max(e.occurred)" : ""}
        ORDER BY e.occurred ${way}, e.id ${way} LIMIT ? OFFSET ?`,
      ...values,
      limit,
      offset,
    )
    .map(eventOf);
}

export function countEvents(db: Db, filter: EventFilter): number {
  return countRows(db, "events e", eventsAsked(filter, db.now));
}

export function eventOf(row: SqlRow): Event {
  return {
    id: text(row, "id"),
    occurred: text(row, "occurred"),
    received: text(row, "received"),
    event: text(row, "event"),
    resource: json<Labels>(row, "resource", {}),
    related: json<readonly Labels[]>(row, "related", []),
    payload: json<Readonly<Record<string, unknown>>>(row, "payload", {}),
    follows: maybe(row, "follows"),
  };
}
