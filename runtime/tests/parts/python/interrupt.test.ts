import { expect, test } from "vitest";
import type { PythonWorker } from "../../../src/python/index.js";
import { runner, textOf, worker } from "./support/workers.js";

async function interrupted(source: string, target: PythonWorker = worker()) {
  const run = runner(target);
  await run("x = 1");
  const result = await run(source, (output) => textOf([output]).includes("now") && target.interrupt());
  const after = await run("print(x + 1)");
  return { error: result.error, after: textOf(after.outputs) };
}

test.each([
  ["a loop", "import time\nprint('now', flush=True)\nwhile True: time.sleep(0.01)"],
  ["a sleep", "import time\nprint('now', flush=True)\ntime.sleep(1000)"],
  ["a subprocess", "import subprocess\nprint('now', flush=True)\nsubprocess.run(['sleep', '1000'])"],
])("an interrupt ends %s with KeyboardInterrupt, and the worker goes on", async (_, source) => {
  const { error, after } = await interrupted(source);
  expect(error).toMatchObject({ name: "KeyboardInterrupt" });
  expect(after).toBe("2\n");
});

test("an interrupt ends an awaiting cell", async () => {
  const { error, after } = await interrupted(
    "import asyncio\nprint('now', flush=True)\nawait asyncio.sleep(1000)",
  );
  expect(error).toMatchObject({ name: "CancelledError" });
  expect(after).toBe("2\n");
});

test("an interrupt that comes before the cell has begun is kept for it", async () => {
  const target = worker();
  const run = runner(target);
  await run("import time");
  const running = run("while True: time.sleep(0.01)");
  await Promise.resolve();
  target.interrupt();
  expect((await running).error).toMatchObject({ name: "KeyboardInterrupt" });
});

test("an interrupt between cells does nothing", async () => {
  const target = worker();
  const run = runner(target);
  await run("x = 1");
  target.interrupt();
  process.kill(target.pid, "SIGINT");
  expect(textOf((await run("print(x)")).outputs)).toBe("1\n");
});
