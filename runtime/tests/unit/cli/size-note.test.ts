import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sizeNote } from "../../../src/cli/prune/size-note.js";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nbflow-test-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a run says when the state has grown large, values of Python included, and how to let old runs go", () => {
  const state = { location: join(folder, "nbflow.db"), valuesFolder: join(folder, "values") };
  expect(sizeNote(state, 3000)).toBeNull();
  writeFileSync(state.location, Buffer.alloc(2000));
  expect(sizeNote(state, 3000)).toBeNull();
  mkdirSync(state.valuesFolder);
  writeFileSync(join(state.valuesFolder, "a"), Buffer.alloc(800));
  writeFileSync(join(state.valuesFolder, "b"), Buffer.alloc(400));
  expect(sizeNote(state, 3000)).toMatch(/nbflow\.db\) has grown to 4 kB\..*nbflow runs prune/u);
});
