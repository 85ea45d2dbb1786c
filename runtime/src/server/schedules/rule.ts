import { RRuleTemporal } from "rrule-temporal";
import { momentsOf, shownAt } from "./on-clock.js";

/** Where a rule without a beginning begins. */
const BEGINNING = "20200101T000000";

/**
 * The dates of an iCalendar rule. Its times are those of the zone's clocks, whatever zone they were written in, and are counted on
 * the clock's face, as Prefect does.
 */
export function* ruleDates(
  { rrule, timezone }: { readonly rrule: string; readonly timezone: string },
  from: number,
): Generator<number> {
  const rule = new RRuleTemporal({ rruleString: onClock(rrule), maxIterations: 200_000 });
  yield* momentsOf(timesOf(rule, shownAt(from, timezone)), timezone, from);
}

function* timesOf(rule: RRuleTemporal, from: number): Generator<number> {
  for (let last = from - 1; ;) {
    const next = rule.next(new Date(last), false);
    if (next === null) return;
    last = next.epochMilliseconds;
    yield last;
  }
}

function onClock(rrule: string): string {
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
      line.replace(/UNTIL=(\d{8}(?:T\d{6})?)Z?/iu, (_, until: string) => `UNTIL=${withTime(until)}Z`),
    )
    .map((line) =>
      line.replace(
        /^(EXDATE|RDATE)[^:]*:(.*)$/iu,
        (_, name: string, dates: string) => `${name.toUpperCase()}:${dates.split(",").map(inUtc).join(",")}`,
      ),
    );
  return [`DTSTART:${withTime(start)}Z`, ...rest].join("\n");
}

function inUtc(date: string): string {
  return `${withTime(date.trim().replace(/Z$/iu, ""))}Z`;
}

function withTime(date: string): string {
  return date.includes("T") ? date : `${date}T000000`;
}
