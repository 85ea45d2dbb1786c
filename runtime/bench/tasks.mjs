/**
 * What a durable task costs: flows of tasks that do nothing, with their state in SQLite on disk, and what an fsync costs on the
 * same disk in the same run, measured before each flow that waits for it.
 *
 *   node runtime/bench/tasks.mjs [tasks] [process,power]   (bundles the runtime's sources first)
 */
import { closeSync, fdatasyncSync, openSync, writeSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const runtime = dirname(dirname(fileURLToPath(import.meta.url)));
const count = Number(process.argv[2] ?? 10_000);

const { createEngine, flow, openSqliteStore, task } = await library();
const empty = task({ name: "empty" }, (x) => x);

const shapes = {
  "in a row, each awaited": async () => {
    for (let index = 0; index < count; index += 1) await empty(index);
  },
  "in a row, by their inputs": async () => {
    let last = empty(0);
    for (let index = 1; index < count; index += 1) last = empty(last);
    return last;
  },
  "all at once": async () => {
    for (let index = 0; index < count; index += 1) empty(index);
  },
};
/** Flows that run at the same time in one process, each with its tasks in a row. */
const FLOWS = 16;
const share = async () => {
  for (let index = 0; index < count / FLOWS; index += 1) await empty(index);
};

shapes[`over ${FLOWS} flows, each awaited`] = share;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Milliseconds that the disk takes to keep a page. */
function fsyncCost(folder) {
  const file = openSync(join(folder, "fsync"), "w");
  const page = Buffer.alloc(4096, 1);
  const took = [];
  for (let round = 0; round < 100; round += 1) {
    const begun = performance.now();
    writeSync(file, page);
    fdatasyncSync(file);
    took.push(performance.now() - begun);
  }
  closeSync(file);
  return median(took);
}

for (const durability of process.argv[3]?.split(",") ?? ["process", "power"]) {
  for (const [name, body] of Object.entries(shapes)) {
    const home = await mkdtemp(join(tmpdir(), "nbflow-bench-"));
    const store = await openSqliteStore({ home, durability });
    const starts = [];
    const observe = (event) => {
      if (event.type === "task-run-state" && event.state.type === "COMPLETED") starts.push(performance.now());
    };
    const startPython = () => {
      throw new Error("no Python here");
    };
    const engine = createEngine({ store, startPython, observe });
    const fsync = durability === "power" ? fsyncCost(home) : null;
    const cpu = process.cpuUsage();
    const begun = performance.now();
    const runs = Array.from({ length: body === share ? FLOWS : 1 }, () =>
      engine.run(flow({ name: "bench" }, body)),
    );
    const states = (await Promise.all(runs)).map((outcome) => outcome.state);
    const total = performance.now() - begun;
    const { user, system } = process.cpuUsage(cpu);
    await store.close();
    await rm(home, { recursive: true });
    for (const state of states) if (state.type !== "COMPLETED") throw new Error(state.message);
    const tenth = Math.floor(starts.length / 10);
    const first = (starts[tenth] - starts[0]) / tenth;
    const last = (starts.at(-1) - starts.at(-1 - tenth)) / tenth;
    console.log(
      [
        `${count} tasks ${name}`.padEnd(44),
        `survives ${durability}`.padEnd(18),
        `${(total / count).toFixed(3)} ms a task`.padEnd(18),
        `${((user + system) / 1000 / count).toFixed(3)} ms of CPU`.padEnd(18),
        `last tenth / first tenth ${(last / first).toFixed(2)}`,
        ...(fsync === null
          ? []
          : [`${(total / count / fsync).toFixed(2)} of an fsync (${fsync.toFixed(2)} ms)`]),
      ].join("  "),
    );
  }
}

async function library() {
  const { outputFiles } = await build({
    entryPoints: [join(runtime, "src/index.ts")],
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
  });
  const file = join(runtime, `.bench-${process.pid}.mjs`);
  await writeFile(file, outputFiles[0].text);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}
