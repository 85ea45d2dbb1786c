import { Cron } from "croner";
import { momentsOf, shownAt } from "./on-clock.js";

/** What says all days, of the month and of the week, by its place in a line. */
const ALL_DAYS: Readonly<Record<number, RegExp>> = {
  2: /^(?:\*\/1|1-31)$/u,
  4: /^(?:\*\/1|0-6|0-7|1-7|sun-sat|mon-sun)$/iu,
};
/** How far a date that never comes is looked for. */
const FARTHEST_MS = 50 * 365 * 86_400_000;

/** The dates of a cron line of five fields, or of six with seconds last; in UTC where there is no zone. */
export function* cronDates(
  {
    cron,
    timezone,
    day_or,
  }: { readonly cron: string; readonly timezone: string | null; readonly day_or: boolean },
  from: number,
): Generator<number> {
  const line = new Cron(secondsFirst(cron), { timezone: "UTC", domAndDow: !day_or, paused: true });
  const zone = timezone ?? "UTC";
  yield* momentsOf(timesOf(line, shownAt(from, zone)), zone, from);
}

function* timesOf(line: Cron, from: number): Generator<number> {
  for (let last = new Date(from - 1); ;) {
    const next = line.nextRun(last);
    if (next === null || next.getTime() - from > FARTHEST_MS) return;
    yield next.getTime();
    last = next;
  }
}

/** The line as croner reads it: the seconds first, and all days named as such, as these two fields else restrict each other. */
function secondsFirst(cron: string): string {
  const fields = cron
    .trim()
    .split(/\s+/u)
    .map((field, at) => (ALL_DAYS[at]?.test(field) === true ? "*" : field));
  if (fields.length !== 6) return fields.join(" ");
  return [fields[5], ...fields.slice(0, 5)].join(" ");
}
