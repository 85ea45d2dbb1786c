import { execFile } from "node:child_process";
import { isDeepStrictEqual } from "node:util";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { instantOf } from "../../../src/server/data/instant.js";
import { datesOf, readSchedule } from "../../../src/server/schedules/schedule.js";
import type { ScheduleIn } from "../../../src/server/schedules/schema.js";
import { describeWithPrefect, PREFECT } from "../orion/support/prefect.js";

interface Case {
  readonly schedule: ScheduleIn;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly count: number;
}

/** A zone's clocks at a moment. */
const clockAt = (timezone: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timezone);

/** How many schedules of each kind are drawn, and from which seed: `NBFLOW_SCHEDULE_CASES=SEED:COUNT`. */
const [seed = 1, count = 100] = (process.env["NBFLOW_SCHEDULE_CASES"] ?? "1:100").split(":").map(Number);
/** When clocks are changed, in the zones below. */
const CHANGES = [
  "2025-03-30T01:00Z",
  "2025-10-26T01:00Z",
  "2025-03-09T07:00Z",
  "2025-11-02T06:00Z",
  "2025-04-05T15:00Z",
  "2025-10-04T15:30Z",
].map((text) => Date.parse(text));
const zone = fc.constantFrom(
  "UTC",
  "Europe/Madrid",
  "America/New_York",
  "Australia/Lord_Howe",
  "Asia/Kolkata",
);
const start = fc.oneof(
  fc.integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2026, 11, 31) / 1000 }).map((s) => s * 1000),
  fc
    .tuple(fc.constantFrom(...CHANGES), fc.integer({ min: -4 * 3600, max: 4 * 3600 }))
    .map(([change, seconds]) => change + seconds * 1000),
);

const numbers = (min: number, max: number) =>
  fc.oneof(
    fc.constant("*"),
    fc.integer({ min, max }).map(String),
    fc.integer({ min: 1, max: Math.max(2, max >> 1) }).map((step) => `*/${step}`),
    fc
      .tuple(fc.integer({ min, max }), fc.integer({ min, max }))
      // the real one takes a range of one for all
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 2, maxLength: 3 }).map((list) => list.join(",")),
  );
const cron = fc.record({
  schedule: fc.record({
    cron: fc
      .tuple(
        numbers(0, 59),
        numbers(0, 23),
        fc.oneof({ weight: 3, arbitrary: fc.constant("*") }, { weight: 1, arbitrary: numbers(1, 28) }),
        fc.oneof({ weight: 3, arbitrary: fc.constant("*") }, { weight: 1, arbitrary: numbers(1, 12) }),
        fc.oneof(
          { weight: 3, arbitrary: fc.constant("*") },
          { weight: 1, arbitrary: numbers(0, 6) },
          { weight: 1, arbitrary: fc.constantFrom("mon", "MON-FRI", "sat,sun") },
        ),
      )
      .map((fields) => fields.join(" ")),
    timezone: zone,
    day_or: fc.boolean(),
  }),
  start,
  count: fc.constant(12),
});

const interval = fc.record({
  schedule: fc.record({
    interval: fc.oneof(
      fc.integer({ min: 1, max: 86_399 }),
      fc.constantFrom(60, 900, 3600, 21_600, 86_400, 172_800, 604_800, 90_000),
    ),
    anchor_date: start.map((ms) => new Date(ms).toISOString()),
    timezone: zone,
  }),
  start,
  count: fc.constant(12),
});

/**
 * Where clocks have been changed since it began, the real one goes on from another hour, and from another with each start; and of a
 * short one it leaves out what a clock shows twice. Both is not what its documentation says.
 */
const sameClock = interval.filter(
  ({ schedule: { interval: seconds, timezone, anchor_date: anchor }, start: from, count: most }) => {
    const steps = seconds < 86_400 ? [-1, 0, most] : [-1, 0, 1, 2];
    return steps.every(
      (step) =>
        clockAt(timezone, from + step * seconds * 1000).offset ===
        clockAt(timezone, Date.parse(anchor)).offset,
    );
  },
);

const rrule = fc.record({
  schedule: fc.record({
    rrule: fc
      .tuple(
        fc.constantFrom("HOURLY", "DAILY", "WEEKLY", "MONTHLY"),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom("", "", ";BYHOUR=1", ";BYHOUR=2,9", ";BYHOUR=2;BYMINUTE=30"),
        fc.constantFrom("", "", ";BYDAY=MO,WE", ";BYDAY=SU"),
        fc.constantFrom("", "", ";COUNT=9", ";UNTIL=20260101T000000Z", ";UNTIL=20260101T000000"),
        fc.constantFrom("", "DTSTART:20250301T023000\n", "DTSTART:20251020T013000Z\n"),
      )
      .map(
        ([freq, every, hours, days, end, begin]) =>
          // hours that are never met are looked for without end
          `${begin}RRULE:FREQ=${freq};INTERVAL=${every}${freq === "HOURLY" ? "" : hours}${days}${end}`,
      ),
    timezone: zone,
  }),
  start,
  count: fc.constant(8),
});

function ours({ schedule, start: from, count: most }: Case): readonly number[] | null {
  const dates: number[] = [];
  try {
    for (const date of datesOf(readSchedule(schedule, instantOf(from)), from)) {
      if (dates.length >= most) break;
      dates.push(Math.round(date));
    }
  } catch {
    return null;
  }
  return dates;
}

function theirs(cases: readonly Case[]): Promise<readonly (readonly number[] | null)[]> {
  const script = fileURLToPath(new URL("support/prefect_schedules.py", import.meta.url));
  const env = { ...process.env, PREFECT_LOGGING_LEVEL: "ERROR", DO_NOT_TRACK: "1" };
  return new Promise((resolve, reject) => {
    const child = execFile(PREFECT, [script], { env, maxBuffer: 1 << 26 }, (error, stdout) => {
      if (error === null) resolve(JSON.parse(stdout) as (number[] | null)[]);
      else reject(error);
    });
    child.stdin?.end(JSON.stringify(cases));
  });
}

/**
 * Both, as far as they are to be the same: the real one gives dates of before the start where clocks are changed, and none at all of
 * a rule whose end it can't compare.
 */
async function compared(arbitrary: fc.Arbitrary<Case>): Promise<readonly object[]> {
  const drawn = fc.sample(arbitrary, { seed, numRuns: count });
  const real = await theirs(drawn);
  return drawn.flatMap((each, index) => {
    const given = real[index]?.filter((date) => date >= each.start);
    const own = ours(each)?.toSorted((a, b) => a - b);
    if (given === undefined || isDeepStrictEqual(own?.slice(0, given.length), given)) return [];
    const shown = (dates: readonly number[] | undefined) => dates?.map((ms) => new Date(ms).toISOString());
    return [{ ...each, start: new Date(each.start).toISOString(), own: shown(own), real: shown(given) }];
  });
}

describeWithPrefect(
  `schedules are due when the real server says (${count} of each kind, seed ${seed})`,
  () => {
    test.each(Object.entries({ cron, "interval of the clocks that it began with": sameClock, rrule }))(
      "%s",
      async (_, arbitrary) => {
        expect(await compared(arbitrary as fc.Arbitrary<Case>)).toEqual([]);
      },
      120_000,
    );
  },
);

test("an interval of whole days keeps the clock's hour, also where the real one does not", () => {
  const whole = fc.tuple(interval, fc.integer({ min: 1, max: 30 }));
  fc.assert(
    fc.property(whole, ([{ schedule, ...rest }, days]) => {
      const given = { ...rest, schedule: { ...schedule, interval: days * 86_400 } };
      const { timezone, anchor_date: anchor } = given.schedule;
      const hour = clockAt(timezone, Date.parse(anchor)).toPlainTime();
      for (const date of ours(given) ?? []) {
        const now = clockAt(timezone, date);
        const isChanged = now.hoursInDay !== 24;
        expect(isChanged || now.toPlainTime().equals(hour)).toBe(true);
      }
    }),
  );
});
