import { Temporal } from "temporal-polyfill";
import { msOf } from "../data/instant.js";

const DAY = 86_400;

/**
 * An interval of a day or more is counted on the clock's face of its zone, so that the clock's hour stays over a change of daylight
 * saving; a shorter one is exact.
 */
export function* intervalDates(
  schedule: { readonly interval: number; readonly anchor_date: string; readonly timezone: string },
  from: number,
): Generator<number> {
  const anchorMs = msOf(schedule.anchor_date);
  const anchor = Temporal.Instant.fromEpochMilliseconds(Math.floor(anchorMs))
    .toZonedDateTimeISO(schedule.timezone)
    .toPlainDateTime();
  const fraction = anchorMs - Math.floor(anchorMs);
  const nth = (n: number): number =>
    schedule.interval < DAY
      ? anchorMs + n * schedule.interval * 1000
      : anchor
          .add({ milliseconds: Math.round(n * schedule.interval * 1000) })
          .toZonedDateTime(schedule.timezone).epochMilliseconds + fraction;
  let n = Math.floor((from - anchorMs) / (schedule.interval * 1000)) - 1;
  while (nth(n) < from) n += 1;
  for (; ; n += 1) yield nth(n);
}
