import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSqliteStore } from "../../../src/store/index.js";

const runtime = join(import.meta.dirname, "../../..");

/** Runs tasks without end, and says each state once the engine has told it. */
const program = `
import { writeSync } from "node:fs";
import { createEngine, flow, openSqliteStore, task } from ${JSON.stringify(join(runtime, "src/index.ts"))};
const store = await openSqliteStore({ home: process.argv[2] });
const say = (line) => {
  for (;;) {
    try {
      return writeSync(1, line);
    } catch (error) {
      // whoever reads is behind
      if (error.code !== "EAGAIN") throw error;
    }
  }
};
const observe = (event) => {
  if (event.type === "task-run-state") say(event.taskRun.id + " " + event.state.id + "\\n");
};
const step = task({ name: "step" }, (x) => x);
const startPython = () => { throw new Error("no Python"); };
await createEngine({ store, startPython, observe }).run(
  flow({ name: "endless" }, async () => {
    for (;;) await Promise.all([step(1), step(2), step(3)]);
  }),
);
`;

let folder: string;
let script: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-kill-"));
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: runtime, loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  script = join(runtime, `.kill-test-${process.pid}.mjs`);
  await writeFile(script, outputFiles[0]?.text ?? "");
});

afterAll(async () => {
  await rm(script, { force: true });
  await rm(folder, { recursive: true, force: true });
});

test.each([1, 40, 333, 1000, 2500])(
  "a process killed after %i states has lost none that it had told",
  async (states) => {
    const home = join(folder, `home-${states}`);
    const child = spawn(process.execPath, [script, home], { stdio: ["ignore", "pipe", "inherit"] });
    const told: string[] = [];
    let open = "";
    child.stdout.on("data", (text: Buffer) => {
      const lines = (open + text.toString()).split("\n");
      open = lines.pop() ?? "";
      told.push(...lines);
      if (told.length >= states) child.kill("SIGKILL");
    });
    await once(child, "close");

    const store = await openSqliteStore({ home });
    const kept = new Set<string>();
    for (const id of new Set(told.map((line) => line.split(" ")[0] ?? ""))) {
      for (const state of await store.states({ taskRunId: id })) kept.add(`${id} ${state.id}`);
    }
    expect(told.length).toBeGreaterThanOrEqual(states);
    expect(told.filter((line) => !kept.has(line))).toEqual([]);
    expect(await store.flowRuns()).toMatchObject([{ flowName: "endless", state: { type: "RUNNING" } }]);
    await store.close();
  },
);
