/**
 * All that is promised of speed, in one run: `npm run bench -w nbflow`. Each part is a program of its own, which says what it
 * measures and what it does not; parts whose peers can't be set up here say so, and the rest goes on.
 *
 *   node runtime/bench/run.mjs [part …]
 *
 * The status is 1 where something promised is not kept. On a machine that others use, compare ratios and CPU.
 */
import { spawnSync } from "node:child_process";
import { loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

const parts = {
  empty: "An empty flow from the shell",
  tasks:
    "Durable tasks: at most 0.3 ms each with state on disk, 1 ms with fsync, 5,000 a second over 16 flows",
  peers: "Durable steps, here and elsewhere",
  notebooks: "Linear notebooks, beside plain Python and nbclient",
  papermill: "Notebooks that others wrote, beside papermill",
  worker: "The Python worker, beside a kernel under nbclient",
  branches: "Forks of the Python worker",
  reuse: "After an edit of the last cell: at most 0.3 s more than that cell, the imports and reloads",
};

const given = process.argv.slice(2);
for (const part of given) if (!(part in parts)) throw new Error(`There is no part ${part}.`);
const chosen = Object.entries(parts).filter(([part]) => given.length === 0 || given.includes(part));
for (const [part, title] of chosen) {
  console.log(`\n${title} (${part}.mjs; load ${loadavg()[0].toFixed(1)})`);
  const { status } = spawnSync(process.execPath, [join(here, `${part}.mjs`)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
console.log(`
Not measured in any part: BullMQ (a queue, which records no steps), memory, more than two processors, and other platforms.`);
