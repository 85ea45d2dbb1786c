import { expect, test } from "vitest";
import { decodePng, differingPixels } from "../../../src/verify/png.js";
import { png } from "./pictures.js";

const rows = [
  [10, 20, 30, 255, 40, 50, 60, 255],
  [11, 21, 31, 255, 41, 51, 61, 128],
];
const decoded = (text: string) => decodePng(Buffer.from(text, "base64"));

test.each([0, 1, 2] as const)("gives the pixels, however rows are filtered (type %s)", (filter) => {
  expect([...(decoded(png(2, 6, rows, { filter }))?.samples ?? [])]).toEqual(rows.flat());
});

test("grey and coloured pictures become four samples a pixel", () => {
  expect([...(decoded(png(2, 0, [[7, 8]]))?.samples ?? [])]).toEqual([7, 7, 7, 255, 8, 8, 8, 255]);
  expect([...(decoded(png(1, 2, [[7, 8, 9]]))?.samples ?? [])]).toEqual([7, 8, 9, 255]);
});

test("counts the pixels that differ, whatever the bytes of the file are", () => {
  const [a, b] = [decoded(png(2, 6, rows)), decoded(png(2, 6, rows, { filter: 1, level: 0 }))];
  const changed = decoded(png(2, 6, [rows[0] ?? [], [11, 21, 31, 255, 41, 51, 62, 128]]));
  expect(a !== null && b !== null && changed !== null).toBe(true);
  if (a === null || b === null || changed === null) return;
  expect(differingPixels(a, b)).toBe(0);
  expect(differingPixels(a, changed)).toBe(1);
});

test("pictures of two sizes can't be counted, and what is no PNG is none", () => {
  const [a, b] = [decoded(png(2, 0, [[1, 2]])), decoded(png(1, 0, [[1]]))];
  if (a === null || b === null) throw new Error("not decoded");
  expect(differingPixels(a, b)).toBeNull();
  expect(decodePng(Buffer.from("GIF89a"))).toBeNull();
  expect(decodePng(Buffer.from(png(2, 0, [[1, 2]]), "base64").subarray(0, 40))).toBeNull();
});
