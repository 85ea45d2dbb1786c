import { expect, test } from "vitest";
import { isStuck } from "../../../src/python/slow-end.js";

test("an interpreter that works on may end late; one that does nothing is ended", () => {
  expect(isStuck([0.4])).toBe(false);
  expect(isStuck([0])).toBe(true);
  expect(isStuck([0.4, 0])).toBe(true);
  expect(isStuck([null])).toBe(false);
  expect(isStuck([null, null])).toBe(true);
  expect(isStuck([0.1, 0.1, 0.1, 0.1])).toBe(false);
  expect(isStuck([0.1, 0.1, 0.1, 0.1, 0.01])).toBe(true);
});

test("and one that works on and on, after a while", () => {
  expect(isStuck(Array.from({ length: 12 }, () => 2))).toBe(true);
});
