import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { PYTHON } from "../cli/support/workspace.js";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

test("values have one fingerprint where they are the same, and another where they differ in anything that counts", async () => {
  const { stdout } = await promisify(execFile)(PYTHON, [
    here("fingerprint_cases.py"),
    here("../../../python"),
  ]);
  const found = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
  expect(found["wrong"]).toEqual([]);
  expect(found["opaque"]).toEqual([["[1]", "_thread.lock: it belongs to the process"]]);
  expect(found["names"]).toEqual(["held", "rows", "same"]);
  expect(found["alias"]).toEqual([" (which object it is)"]);
  expect(found["settings"]).toEqual(
    expect.arrayContaining(["<environment>", "<random's state>", "<working directory>"]),
  );
});
