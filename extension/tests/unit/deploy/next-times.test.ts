import fc from "fast-check";
import { expect, test } from "vitest";
import { nextTimes } from "../../../src/deploy/next-times.js";

const from = new Date("2026-03-27T12:00:00Z");

test("says the next times in the zone's own clock, over a change of its clocks", () => {
  expect(nextTimes("0 5 * * *", "Europe/Madrid", 3, from)).toEqual([
    "Sat 28 Mar 05:00",
    "Sun 29 Mar 05:00",
    "Mon 30 Mar 05:00",
  ]);
});

test("a day of the month or one of the week counts, as on the servers", () => {
  expect(nextTimes("0 0 1 * 1", "UTC", 2, from)).toEqual(["Mon 30 Mar 00:00", "Wed 1 Apr 00:00"]);
});

test("the sixth field is seconds", () => {
  expect(nextTimes("0 12 * * * 30", "UTC", 2, from)).toEqual(["Fri 27 Mar 12:00:30", "Sat 28 Mar 12:00:30"]);
});

test("a date that never comes has no times, and what is no cron line is refused", () => {
  expect(nextTimes("0 0 31 2 *", "UTC", 5, from)).toEqual([]);
  expect(() => nextTimes("daily", "UTC", 5, from)).toThrow("five fields");
  expect(() => nextTimes("61 0 * * *", "UTC", 5, from)).toThrow("CronPattern");
});

test("there are as many as asked for, whatever the hour", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 0, max: 23 }), (minute, hour) => {
      const times = nextTimes(`${minute} ${hour} * * *`, "UTC", 5, from);
      const clock = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
      expect(times).toHaveLength(5);
      expect(times.every((time) => time.endsWith(clock))).toBe(true);
    }),
  );
});
