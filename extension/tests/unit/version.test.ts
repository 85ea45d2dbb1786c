import { expect, test } from "vitest";
import { isAtLeast, versionIn } from "../../src/nbflow-cli/version.js";

test.each([
  ["0.1.0", true],
  ["0.1.1", true],
  ["0.10.0", true],
  ["1.0.0", true],
  ["0.1.0-beta.1", true],
  ["0.0.9", false],
])("%s is new enough for 0.1.0: %s", (version, enough) => {
  expect(isAtLeast(version, "0.1.0")).toBe(enough);
});

test("a version is found in what a program prints", () => {
  expect(versionIn("nbflow 0.1.0-beta.2\n")).toBe("0.1.0-beta.2");
  expect(versionIn("usage: nbflow")).toBeUndefined();
});
