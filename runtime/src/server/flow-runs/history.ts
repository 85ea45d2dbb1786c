import type { Db } from "../data/db.js";
import { instant, instantOf, msOf } from "../data/instant.js";
import { joined, condition, where, type Condition } from "../filters/condition.js";
import { invalid } from "../http/api-error.js";

const MOST_INTERVALS = 500;
/** The end of the year 9999, in milliseconds since 1970. */
const END_OF_TIME = 253_402_300_799_999;

interface Range {
  readonly history_start: string | number;
  readonly history_end: string | number;
  readonly history_interval_seconds: number;
}

/** How many runs were expected to start in each interval, by state; `letter` is the table's in the query. */
export function history(
  db: Db,
  table: string,
  letter: string,
  asked: Condition | null,
  range: Range,
): readonly unknown[] {
  const start = msOf(instant(range.history_start) ?? "");
  const end = msOf(instant(range.history_end) ?? "");
  const step = range.history_interval_seconds * 1000;
  if (end < start) throw invalid("history_start must be less than history_end");
  const steps = Math.min(MOST_INTERVALS, Math.ceil((end - start) / step));
  // an interval without end, no time at all of it included, is no number
  if (!(start + steps * step <= END_OF_TIME))
    throw invalid("The last interval would end after the year 9999.");
  const number = `CAST((julianday(${letter}.expected_start_time) - julianday(?)) * 86400000.0 / ? AS INTEGER)`;
  const within = condition(
    `${letter}.expected_start_time >= ? AND ${letter}.expected_start_time < ?`,
    instantOf(start),
    instantOf(start + steps * step),
  );
  const { sql, values } = where(joined([asked, within], "AND"));
  const rows = db.all(
    `SELECT ${number} AS number, ${letter}.state_type AS type, ${letter}.state_name AS name, count(*) AS n,
      sum(${letter}.total_run_time) AS run_time,
      sum(max(0, (julianday(coalesce(${letter}.start_time, ${letter}.expected_start_time))
        - julianday(${letter}.expected_start_time)) * 86400.0)) AS lateness
      FROM ${table} ${sql} AND ${letter}.state_type IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    instantOf(start),
    step,
    ...values,
  );
  return Array.from({ length: steps }, (_, index) => ({
    interval_start: instantOf(start + index * step),
    interval_end: instantOf(start + (index + 1) * step),
    states: rows
      .filter((row) => Number(row["number"]) === index)
      .map((row) => ({
        state_type: row["type"],
        state_name: row["name"],
        count_runs: Number(row["n"]),
        sum_estimated_run_time: Number(row["run_time"]),
        sum_estimated_lateness: Number(row["lateness"]),
      })),
  }));
}
