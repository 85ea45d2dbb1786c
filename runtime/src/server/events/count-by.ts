import type { Db } from "../data/db.js";
import { instantOf, msOf } from "../data/instant.js";
import { where } from "../filters/condition.js";
import { invalid } from "../http/api-error.js";
import { eventsAsked, sinceOf, untilOf, type EventFilter } from "./filter.js";

const UNIT_MS = {
  week: 604_800_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
} as const;
const MOST = 1000;

/** How many events there were, by interval of time, by name or by what they happened to. */
export function countBy(
  db: Db,
  countable: string,
  {
    filter,
    time_unit = "day",
    time_interval = 1,
  }: { filter: EventFilter; time_unit?: keyof typeof UNIT_MS; time_interval?: number },
): readonly unknown[] {
  const { sql, values } = where(eventsAsked(filter, db.now));
  if (countable === "event" || countable === "resource") {
    const column = countable === "event" ? "e.event" : "e.resource_id";
    return db
      .all(
        `SELECT ${column} AS value, count(*) AS n, min(e.occurred) AS first, max(e.occurred) AS last FROM events e ${sql}
          GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?`,
        ...values,
        MOST,
      )
      .map((row) => ({
        value: row["value"],
        label: row["value"],
        count: Number(row["n"]),
        start_time: row["first"],
        end_time: row["last"],
      }));
  }
  const step = countable === "day" ? UNIT_MS.day : UNIT_MS[time_unit] * time_interval;
  const start = msOf(sinceOf(filter, db.now));
  const end = msOf(untilOf(filter, db.now));
  const steps = Math.max(0, Math.ceil((end - start) / step));
  if (steps > MOST) throw invalid(`The given interval would create ${steps} buckets; the most are ${MOST}.`);
  const counts = new Map(
    db
      .all(
        `SELECT CAST((julianday(e.occurred) - julianday(?)) * 86400000.0 / ? AS INTEGER) AS number, count(*) AS n
          FROM events e ${sql} GROUP BY 1`,
        instantOf(start),
        step,
        ...values,
      )
      .map((row) => [Number(row["number"]), Number(row["n"])]),
  );
  return Array.from({ length: steps }, (_, index) => {
    const from = instantOf(start + index * step);
    return {
      value: from,
      label: from,
      count: counts.get(index) ?? 0,
      start_time: from,
      end_time: instantOf(start + (index + 1) * step),
    };
  });
}
