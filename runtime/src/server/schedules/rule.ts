import { RRuleTemporal } from "rrule-temporal";
import { Temporal } from "temporal-polyfill";

/** Where a rule without a beginning begins. */
const BEGINNING = "20200101T000000";

/**
 * The dates of an iCalendar rule. Its times are those of the zone's clocks, whatever zone they were written in, as Prefect reads
 * them.
 */
export function* ruleDates(
  { rrule, timezone }: { readonly rrule: string; readonly timezone: string },
  from: number,
): Generator<number> {
  const rule = new RRuleTemporal({ rruleString: inZone(rrule, timezone), maxIterations: 200_000 });
  let last = Temporal.Instant.fromEpochMilliseconds(Math.ceil(from) - 1).toZonedDateTimeISO(timezone);
  for (;;) {
    const next = rule.next(new Date(last.epochMilliseconds), false);
    if (next === null) return;
    yield next.epochMilliseconds;
    last = next;
  }
}

function inZone(rrule: string, timezone: string): string {
  const text = rrule.replaceAll("\r", "").trim();
  const lines = text
    .split(/\n/u)
    .flatMap((line) => line.trim().split(/\s+(?=(?:RRULE|EXRULE|RDATE|EXDATE)[:;])/u));
  const begins = lines.find((line) => /^DTSTART/iu.test(line));
  const start = /(\d{8}(?:T\d{6})?)Z?$/iu.exec(begins ?? "")?.[1] ?? BEGINNING;
  const rest = lines
    .filter((line) => line !== "" && !/^DTSTART/iu.test(line))
    .map((line) => (/^\w+[;:]/u.test(line) && !/^FREQ/iu.test(line) ? line : `RRULE:${line}`))
    .map((line) =>
      line.replace(/UNTIL=(\d{8}(?:T\d{6})?)Z?/iu, (_, until: string) => `UNTIL=${utc(until, timezone)}`),
    )
    .map((line) =>
      line.replace(
        /^(EXDATE|RDATE)[^:]*:(.*)$/iu,
        (_, name: string, dates: string) =>
          `${name.toUpperCase()};TZID=${timezone}:${dates.replaceAll(/Z(?=,|$)/gu, "")}`,
      ),
    );
  return [`DTSTART;TZID=${timezone}:${withTime(start)}`, ...rest].join("\n");
}

function withTime(date: string): string {
  return date.includes("T") ? date : `${date}T000000`;
}

function utc(date: string, timezone: string): string {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)$/u.exec(withTime(date)) ?? [];
  const [, year, month, day, hour, minute, second] = parts.map(Number);
  const local = Temporal.ZonedDateTime.from({
    timeZone: timezone,
    year: year ?? 0,
    month: month ?? 1,
    day: day ?? 1,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
  });
  return local.toInstant().toString({ fractionalSecondDigits: 0 }).replaceAll(/[-:]/gu, "");
}
