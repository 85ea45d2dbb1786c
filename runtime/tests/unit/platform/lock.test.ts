import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLock, thisProcess } from "../../../src/platform/index.js";
import { temporaryFolder } from "../support/world.js";

test("a lock is held by one, until it is given back", () => {
  const lock = join(temporaryFolder(), "lock");
  expect(takeLock(lock)).toBe(true);
  expect(takeLock(lock)).toBe(false);
  rmSync(lock);
  expect(takeLock(lock)).toBe(true);
});

test.runIf(existsSync("/proc/self/stat"))("a lock of a process that is gone is taken over", () => {
  const lock = join(temporaryFolder(), "lock");
  writeFileSync(lock, JSON.stringify({ ...thisProcess(), started: "long ago" }));
  expect(takeLock(lock)).toBe(true);
  expect(JSON.parse(readFileSync(lock, "utf8"))).toEqual(thisProcess());
});

test("a lock that is being written is someone's", () => {
  const lock = join(temporaryFolder(), "lock");
  writeFileSync(lock, "");
  expect(takeLock(lock)).toBe(false);
});
