import { existsSync, readFileSync, utimesSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Payload } from "../../../src/deployed/payload.js";
import { openRunFolder } from "../../../src/deployed/run-folder.js";
import { makeState, type StateType } from "../../../src/state/index.js";
import { newFlowRun } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";

const payload = (files: Readonly<Record<string, string>>): Payload => ({
  nbflow: "0",
  script: { path: "a.flow.ts", text: "", code: "", export: null },
  packageFiles: {},
  files,
  requirements: null,
  python: null,
  plan: null,
});
const ID = "01a21443-a8ed-7000-8000-000000000001";

/** A first try that leaves a file and comes to a state. */
async function firstTry(home: string, ...states: readonly StateType[]): Promise<string> {
  const first = await openRunFolder(payload({ a: "1" }), home, ID);
  const { path, store } = first;
  expect(first).toMatchObject({ isKept: false, refused: null });
  mkdirSync(path);
  writeFileSync(join(path, "made.csv"), "made");
  await store.createFlowRun(newFlowRun({ id: ID }));
  for (const type of states)
    await store.proposeFlowRunState(ID, makeState(type, new Date()), { force: true });
  await first.close(true);
  return path;
}

test("a further try finds what the run has done and the files that it has left, at the same path", async () => {
  const home = temporaryFolder();
  const path = await firstTry(home, "PENDING", "RUNNING", "FAILED");
  const again = await openRunFolder(payload({ a: "1" }), home, ID);
  expect(again).toMatchObject({ path, isKept: true, refused: null });
  expect(readFileSync(join(again.path, "made.csv"), "utf8")).toBe("made");
  expect((await again.store.flowRun(ID))?.state?.type).toBe("FAILED");
  await again.close(false);
  expect(existsSync(path)).toBe(false);
});

test.for([
  ["the deployment's files are others", { a: "2" }, "FAILED", /files that the deployment brings/u],
  ["it has completed", { a: "1" }, "COMPLETED", /has completed/u],
] as const)("it begins anew where %s, and nothing of before is there", async ([_why, files, state, why]) => {
  const home = temporaryFolder();
  const path = await firstTry(home, "PENDING", "RUNNING", state);
  const again = await openRunFolder(payload(files), home, ID);
  expect(again.isKept).toBe(false);
  expect(again.refused).toMatch(why);
  expect(existsSync(path)).toBe(false);
  await again.close(false);
});

test("what no one has gone on with for two weeks is removed by the next run", async () => {
  const home = temporaryFolder();
  await firstTry(home, "PENDING", "RUNNING", "FAILED");
  const folder = join(home, "deployed", ID);
  const old = new Date(Date.now() - 15 * 86_400_000);
  for (const path of [join(folder, "calls.jsonl"), folder]) utimesSync(path, old, old);
  const other = await openRunFolder(payload({}), home, "01a21443-a8ed-7000-8000-000000000002");
  expect(existsSync(folder)).toBe(false);
  await other.close(false);
});
