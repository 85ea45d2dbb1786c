import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chooseRuns, type PruneLimits } from "../../../src/cli/prune/choose-runs.js";
import { readAge, readSize, sizeText } from "../../../src/cli/prune/units.js";
import { isTerminal, STATE_TYPES } from "../../../src/state/index.js";
import type { RunSize } from "../../../src/store/index.js";

const day = (number: number): Date => new Date(Date.UTC(2026, 0, 1 + number));
const none: PruneLimits = { before: null, keep: 0, maxBytes: null, unfinished: false };

/** The newest first, one a day, each of 100 bytes. */
const runs = (...types: readonly RunSize["stateType"][]): RunSize[] =>
  types.map((stateType, index) => ({
    id: `day-${types.length - index}`,
    created: day(types.length - index).toISOString(),
    stateType,
    bytes: 100,
  }));
const chosen = (all: readonly RunSize[], limits: Partial<PruneLimits>) =>
  chooseRuns(all, { ...none, ...limits }).map((run) => run.id);

describe("which runs go", () => {
  const completed = runs("COMPLETED", "COMPLETED", "COMPLETED", "COMPLETED");

  test("those that began before a day", () => {
    expect(chosen(completed, { before: day(3) })).toEqual(["day-2", "day-1"]);
  });

  test("all but the newest, where only their number is given", () => {
    expect(chosen(completed, { keep: 3 })).toEqual(["day-1"]);
  });

  test("none of the newest that are to be kept, however old", () => {
    expect(chosen(completed, { before: day(9), keep: 3 })).toEqual(["day-1"]);
  });

  test("the oldest, until the rest is small enough", () => {
    expect(chosen(completed, { maxBytes: 250 })).toEqual(["day-2", "day-1"]);
  });

  test("no more for their size where enough go for their age", () => {
    expect(chosen(completed, { before: day(3), maxBytes: 200 })).toEqual(["day-2", "day-1"]);
  });

  test("what failed or crashed only where that is said, and what has not ended never", () => {
    const mixed = runs("RUNNING", "FAILED", "PAUSED", "CRASHED", "COMPLETED");
    expect(chosen(mixed, { before: day(9) })).toEqual(["day-1"]);
    expect(chosen(mixed, { before: day(9), unfinished: true })).toEqual(["day-4", "day-2", "day-1"]);
  });

  test("whatever the limits: only what has ended, and none of those to keep", () => {
    const anyRuns = fc
      .array(fc.tuple(fc.constantFrom(...STATE_TYPES, null), fc.nat(1000)), { maxLength: 20 })
      .map((made) =>
        runs(...made.map(([type]) => type)).map((run, i) => ({ ...run, bytes: made[i]?.[1] ?? 0 })),
      );
    const anyLimits = fc.record({
      before: fc.option(fc.nat(25).map(day)),
      keep: fc.nat(20),
      maxBytes: fc.option(fc.nat(10_000)),
      unfinished: fc.boolean(),
    });
    fc.assert(
      fc.property(anyRuns, anyLimits, (all, limits) => {
        const going = chooseRuns(all, limits);
        expect(going.every((run) => run.stateType !== null && isTerminal(run.stateType))).toBe(true);
        expect(going.some((run) => all.slice(0, limits.keep).includes(run))).toBe(false);
      }),
    );
  });
});

test("ages and sizes are read and told", () => {
  expect([readAge("12h"), readAge("2w")]).toEqual([43_200_000, 1_209_600_000]);
  expect([readSize("500MB"), readSize("1.5gb")]).toEqual([5e8, 1.5e9]);
  expect([sizeText(1), sizeText(2_340_000), sizeText(1.25e9)]).toEqual(["1 kB", "2.3 MB", "1.3 GB"]);
  for (const wrong of ["", "30", "d", "-1d", "3y"]) expect(() => readAge(wrong), wrong).toThrow("is no age");
  for (const wrong of ["", "2", "GB", "-1GB", "2TBs"])
    expect(() => readSize(wrong), wrong).toThrow("is no size");
});
