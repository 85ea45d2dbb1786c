import { Temporal } from "temporal-polyfill";

const KEPT = 1000;

/** What a zone's clocks show at a moment, in milliseconds as if they were UTC's. */
export function shownAt(ms: number, timezone: string): number {
  const moment = Temporal.Instant.fromEpochMilliseconds(Math.floor(ms)).toZonedDateTimeISO(timezone);
  return moment.toPlainDateTime().toZonedDateTime("UTC").epochMilliseconds;
}

/**
 * The moments at which a zone's clocks show times that were counted on the clock's face as if it were UTC's, those from `from` on. A
 * time that a clock leaves out comes an hour before, and one that it shows twice comes once: so does Prefect read schedules.
 * They are in the order of the times shown.
 */
export function* momentsOf(times: Iterable<number>, timezone: string, from: number): Generator<number> {
  const given = new Set<number>();
  for (const time of times) {
    const shown = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO("UTC").toPlainDateTime();
    const moment = shown.toZonedDateTime(timezone, { disambiguation: "earlier" }).epochMilliseconds;
    if (moment < from || given.has(moment)) continue;
    if (given.size >= KEPT) given.clear();
    given.add(moment);
    yield moment;
  }
}
