import { Temporal } from "temporal-polyfill";
import { msOf } from "../data/instant.js";

const DAY = 86_400;

/**
 * Whole days of the interval are days of the zone's calendar, so that the clock's hour stays over a change of daylight saving; the
 * rest is exact.
 */
export function* intervalDates(
  schedule: { readonly interval: number; readonly anchor_date: string; readonly timezone: string },
  from: number,
): Generator<number> {
  const anchorMs = msOf(schedule.anchor_date);
  const anchor = Temporal.Instant.fromEpochMilliseconds(Math.floor(anchorMs)).toZonedDateTimeISO(
    schedule.timezone,
  );
  const days = Math.floor(schedule.interval / DAY);
  const rest = Math.round((schedule.interval - days * DAY) * 1e6);
  const fraction = anchorMs - Math.floor(anchorMs);
  const nth = (n: number): number =>
    days === 0
      ? anchorMs + n * schedule.interval * 1000
      : anchor.add({ days: days * n }).add({ microseconds: rest * n }).epochMilliseconds + fraction;
  let n = Math.floor((from - anchorMs) / (schedule.interval * 1000)) - 1;
  while (nth(n) < from) n += 1;
  for (; ; n += 1) yield nth(n);
}
