import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { samples } from "./runs.js";

const run = promisify(execFile);
const inRoot = (...parts: string[]) => resolve(samples, "..", ...parts);

const notebooks = readdirSync(samples, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ipynb") && !/checkpoints|tests\//.test(path))
  .sort();

describe("the samples' scripts", () => {
  test.each(notebooks)("that of %s is what nbflow writes today", async (notebook) => {
    const checked = run(
      process.execPath,
      [inRoot("runtime/bin/nbflow.mjs"), "convert", notebook, "--check"],
      { cwd: samples },
    );
    await expect(checked).resolves.toBeDefined();
  });

  test("pass tsc --strict", async () => {
    const tsc = [inRoot("node_modules/typescript/bin/tsc"), "--build", join(samples, "tsconfig.json")];
    await expect(run(process.execPath, tsc)).resolves.toMatchObject({ stdout: "" });
  });
});
