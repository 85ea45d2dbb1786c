/**
 * What it costs a run that a real Prefect server is told of it: each flow runs with and without the server in turn, and the
 * medians are compared.
 *
 *   node runtime/bench/tracking.mjs [--runs 5]
 *
 * Two figures of a tracked run: until its last task is done, which is what tracking takes from it, and until the command ends,
 * which waits until the server knows all. The server runs on the same machine, and takes processors from the run too.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { inRoot, withPython } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { median } from "./support/timed.mjs";

const { values } = parseArgs({ options: { runs: { type: "string", default: "5" } } });
const here = dirname(fileURLToPath(import.meta.url));
const command = resolve(here, "../bin/nbflow.mjs");

const TASKS = `import { flow, task } from "nbflow";
const step = task({ name: "step" }, async (n: number) => n + 1);
export default flow({ name: "steps" }, async () => { let n = 0; for (let i = 0; i < 500; i += 1) n = await step(n); return n; });
`;

async function startServer(folder) {
  const python = await pythonEnvironment("prefect", inRoot("runtime/bench/requirements/prefect.txt"));
  const port = await new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port: free } = server.address();
      server.close(() => found(free));
    });
  });
  const env = { ...process.env, PREFECT_HOME: folder, PREFECT_LOGGING_LEVEL: "ERROR", DO_NOT_TRACK: "1" };
  const words = [
    "-m",
    "prefect",
    "server",
    "start",
    "--host",
    "127.0.0.1",
    "--port",
    String(port),
    "--no-ui",
  ];
  const child = spawn(python, words, { env, stdio: "ignore", detached: true });
  const url = `http://127.0.0.1:${port}/api`;
  while (!(await fetch(`${url}/admin/version`).catch(() => null))?.ok) await delay(200);
  return { url, close: () => process.kill(-Number(child.pid), "SIGKILL") };
}

/** Seconds of the run by its own record, and of the whole command. */
function timed(file, folder, python, api) {
  const env = withPython(python, { NBFLOW_HOME: join(folder, "home"), NBFLOW_API_URL: api });
  const started = performance.now();
  const { stdout, status, stderr } = spawnSync(process.execPath, [command, "run", file, "--json", "-q"], {
    cwd: folder,
    env,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  return { run: JSON.parse(stdout).seconds, whole: (performance.now() - started) / 1000 };
}

const folder = mkdtempSync(join(tmpdir(), "nbflow-tracking-"));
const tests = await pythonEnvironment("tests", inRoot(".ci/requirements.txt"));
const server = await startServer(join(folder, "prefect"));
const table = new Table({
  head: ["flow", "run", "run, tracked", "ratio", "command", "command, tracked"],
  style: { head: [], border: [] },
});
try {
  writeFileSync(join(folder, "steps.flow.ts"), TASKS);
  for (const [name, file] of [
    ["500 tasks that do nothing", join(folder, "steps.flow.ts")],
    ["a notebook of some seconds", join(here, "notebooks/long.ipynb")],
  ]) {
    const plain = [];
    const tracked = [];
    for (let round = 0; round < Number(values.runs); round += 1) {
      plain.push(timed(file, folder, tests, ""));
      tracked.push(timed(file, folder, tests, server.url));
    }
    const of = (list, what) => median(list.map((each) => each[what]));
    const ratio = of(tracked, "run") / of(plain, "run");
    table.push([
      name,
      `${of(plain, "run").toFixed(2)} s`,
      `${of(tracked, "run").toFixed(2)} s`,
      `${ratio.toFixed(2)} ×`,
      `${of(plain, "whole").toFixed(2)} s`,
      `${of(tracked, "whole").toFixed(2)} s`,
    ]);
  }
  console.log(table.toString());
} finally {
  server.close();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
