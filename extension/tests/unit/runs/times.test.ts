import { expect, test } from "vitest";
import { clockText, lengthText, secondsOf } from "../../../src/runs/times.js";

test.each([
  [0.034, "34 ms"],
  [4.21, "4.2 s"],
  [9.97, "10 s"],
  [59.6, "1 m 00 s"],
  [125, "2 m 05 s"],
  [3599.7, "1 h 00 m"],
  [90_000, "25 h 00 m"],
])("%d seconds are %s", (seconds, text) => {
  expect(lengthText(seconds)).toBe(text);
});

test("a run that goes on has taken the time until now; one that has not begun none", () => {
  const startTime = "2026-01-05T13:00:00Z";
  expect(secondsOf({ startTime, endTime: null }, Date.parse("2026-01-05T13:00:05Z"))).toBe(5);
  expect(secondsOf({ startTime, endTime: "2026-01-05T13:00:02Z" }, 0)).toBe(2);
  expect(secondsOf({ startTime: null, endTime: null }, 0)).toBeUndefined();
});

test("a line of a log has its time to the millisecond", () => {
  expect(clockText(new Date(2026, 0, 5, 4, 3, 2, 9).toISOString())).toBe("04:03:02.009");
});
