import { Temporal } from "temporal-polyfill";
import { instant, msOf } from "../data/instant.js";
import { invalid } from "../http/api-error.js";
import { cronDates } from "./cron.js";
import { intervalDates } from "./interval.js";
import { ruleDates } from "./rule.js";
import type { ScheduleIn } from "./schema.js";

/** When a deployment's runs are due, as it is kept and shown. */
export type Schedule =
  | { readonly cron: string; readonly timezone: string | null; readonly day_or: boolean }
  | { readonly interval: number; readonly anchor_date: string; readonly timezone: string }
  | { readonly rrule: string; readonly timezone: string };

/** The moments from `from` on at which a schedule is due, in their order; milliseconds since 1970. */
export function* datesOf(schedule: Schedule, from: number): Generator<number> {
  if ("cron" in schedule) yield* cronDates(schedule, from);
  else if ("interval" in schedule) yield* intervalDates(schedule, from);
  else yield* ruleDates(schedule, from);
}

/**
 * A schedule as it was sent, with what was left out: an interval begins now.
 * @throws ApiError 422 where it is none that can be read, such as one of a zone that is not known.
 */
export function readSchedule(given: ScheduleIn, now: string): Schedule {
  const schedule = complete(given, now);
  if (schedule.timezone !== null) checkZone(schedule.timezone);
  try {
    datesOf(schedule, msOf(now)).next();
  } catch (error) {
    throw invalid(
      error instanceof Error ? error.message : "The schedule can't be read.",
      ["body", "schedule"],
      given,
    );
  }
  return schedule;
}

function complete(given: ScheduleIn, now: string): Schedule {
  if ("cron" in given)
    return { cron: given.cron, timezone: given.timezone ?? null, day_or: given.day_or ?? true };
  if ("rrule" in given) return { rrule: given.rrule, timezone: given.timezone ?? "UTC" };
  const anchor = given.anchor_date == null ? now : (instant(given.anchor_date) ?? now);
  return { interval: secondsOf(given.interval), anchor_date: anchor, timezone: given.timezone ?? "UTC" };
}

function secondsOf(interval: number | string): number {
  if (typeof interval === "number") return interval;
  let seconds = 0;
  try {
    seconds = Temporal.Duration.from(interval).total({
      unit: "seconds",
      relativeTo: "2000-01-01T00:00:00Z[UTC]",
    });
  } catch {
    // not a duration
  }
  if (!(seconds > 0)) throw invalid(`${interval} is no interval.`, ["body", "schedule", "interval"]);
  return seconds;
}

function checkZone(zone: string): void {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
  } catch {
    throw invalid(`${zone} is no time zone.`, ["body", "schedule", "timezone"]);
  }
}
