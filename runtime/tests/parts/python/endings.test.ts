import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "esbuild";
import { here, processes, PYTHON, runner, textOf, until, worker } from "./support/workers.js";

/** A subprocess in the worker's group, one in a session of its own, and one whose parent has ended. */
const startThree = `
import subprocess, sys
for line, session in (("sleep 1001", False), ("sleep 1002", True), ("(sleep 1003 &) ; sleep 1004", False)):
    subprocess.Popen(["sh", "-c", line], start_new_session=session)
print("three", flush=True)
`;
/** Holds the interpreter's lock for hours. */
const busyInC = "print('busy', flush=True); sum(range(10**15))";

test("close ends what the cells started, sessions of their own included", async () => {
  const target = worker();
  await runner(target)(startThree);
  await target.close();
  expect(await processes()).toEqual([]);
});

test("close in the middle of C code does not wait for it", async () => {
  const target = worker();
  const run = runner(target);
  await run(startThree);
  const shown = new Promise<void>((resolve) => {
    const running = run(busyInC, (output) => textOf([output]).includes("busy") && resolve());
    running.catch(() => {});
  });
  await shown;
  await target.close();
  expect(await processes()).toEqual([]);
});

test("close lets the interpreter flush its files and run its exit handlers", async () => {
  const target = worker();
  await runner(target)(`
import atexit
f = open("left-open.txt", "w"); f.write("not flushed")
atexit.register(lambda: open("handler.txt", "w").write("ran"))
`);
  await target.close();
  expect(await readFile(join(here(), "left-open.txt"), "utf8")).toBe("not flushed");
  expect(await readFile(join(here(), "handler.txt"), "utf8")).toBe("ran");
});

test("kill -9 of our process in the middle of C code leaves nothing behind", async () => {
  const runtime = join(import.meta.dirname, "../../..");
  const bundle = join(here(), "main.mjs");
  await writeFile(
    join(here(), "main.ts"),
    `import { usePackageFolder } from ${JSON.stringify(join(runtime, "src/platform/index.ts"))};
     import { startWorker } from ${JSON.stringify(join(runtime, "src/python/index.ts"))};
     usePackageFolder(${JSON.stringify(runtime)});
     const worker = startWorker({ executable: process.argv[2]!, folder: process.cwd() });
     const say = (output: { text?: string }) => process.stdout.write(output.text ?? "");
     await worker.execute({ cell: 1, source: process.argv[3]!, mayRaise: false }, say as never);
     await worker.execute({ cell: 2, source: process.argv[4]!, mayRaise: false }, say as never);`,
  );
  await build({
    entryPoints: [join(here(), "main.ts")],
    outfile: bundle,
    bundle: true,
    format: "esm",
    platform: "node",
  });
  const ours = spawn(process.execPath, [bundle, PYTHON, startThree, busyInC], {
    cwd: here(),
    env: { ...process.env, NBFLOW_TEST_MARK: here() },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  ours.stdout.on("data", (text: Buffer) => (said += String(text)));
  await until(() => said.includes("busy"));
  ours.kill("SIGKILL");
  await once(ours, "exit");
  await until(async () => (await processes()).length === 0);
  expect(await processes()).toEqual([]);
});

test("a worker that is killed says by what, and in which cell", async () => {
  const target = worker();
  const run = runner(target);
  await run("1");
  await run(startThree);
  const lost = run("import os, signal; os.kill(os.getpid(), signal.SIGKILL)");
  await expect(lost).rejects.toMatchObject({
    name: "WorkerError",
    code: "killed",
    signal: "SIGKILL",
    cell: 3,
    message: "The Python worker was killed by SIGKILL while it ran cell 3.",
  });
  await expect(run("1")).rejects.toMatchObject({ code: "killed" });
  expect(await processes()).toEqual([]);
});

test("a crash in C code hands on its last words", async () => {
  const lost = runner(worker())(`
import ctypes
c = ctypes.PyDLL(None)
c.write(2, b"double free or corruption", 25), c.abort()
`);
  await expect(lost).rejects.toMatchObject({
    code: "killed",
    signal: "SIGABRT",
    fields: { lastWords: "double free or corruption" },
  });
});

test("a cell that ends the process by itself loses the worker", async () => {
  await expect(runner(worker())("import os; os._exit(3)")).rejects.toMatchObject({
    code: "exited",
    fields: { exitCode: 3, cell: 1 },
  });
});

test("a killed guard takes the worker with it", async () => {
  const target = worker();
  const run = runner(target);
  await run("1");
  const lost = run("import os, signal, time; os.kill(os.getppid(), signal.SIGKILL); time.sleep(1000)");
  await expect(lost).rejects.toMatchObject({ code: "killed" });
  await until(async () => (await processes()).length === 0);
});

test("an interpreter that is not there is told by its path", async () => {
  const target = worker(join(here(), "no-python"));
  await expect(target.ready).rejects.toMatchObject({
    code: "not-started",
    message: expect.stringContaining("no-python") as string,
  });
  await target.close();
});

test("close may come at any time, and twice", async () => {
  const early = worker();
  await early.close();
  await early.close();
  await expect(early.ready).rejects.toMatchObject({ code: "closed" });
  expect(await processes()).toEqual([]);
});
