import { expect, test } from "vitest";
import { masked } from "../../../src/verify/masks.js";

test.each([
  ["<object at 0x7f16db9b09a0>", "<object at 0x…>"],
  ["run 123e4567-e89b-12d3-a456-426614174000", "run <uuid>"],
  ["at 2026-11-23T19:56:29.123Z and 2026-11-23 19:56:29", "at <time> and <time>"],
  ["Wall time: 1.2 ms", "<time>"],
  ["CPU times: user 1 ms, sys: 2 µs, total: 1 ms\nWall time: 3 ms\n4", "<time>\n<time>\n4"],
  ["12.3 ns ± 0.4 ns per loop (mean ± std. dev. of 7 runs, 10,000 loops each)", "<time>"],
  ["/tmp/ipykernel_123/456.py:1: Warning", "/tmp/<cell>:1: Warning"],
  ['<div id="sk-container-id-3">', '<div id="sk-id">'],
])("%s", (text, expected) => {
  expect(masked(text)).toBe(expected);
});

test.each(["0x1F", "2026-11-23", "9e107d9d372bb6826bd81d3542a419d6", "3.2 ms", 'id="my-own-id"', "T_1"])(
  "what a program may have computed stays: %s",
  (text) => {
    expect(masked(text)).toBe(text);
  },
);
