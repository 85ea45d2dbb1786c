/**
 * What forks of a Python worker cost and gain: `NBFLOW_TEST_PYTHON=… node runtime/bench/branches.mjs [MB]`, after
 * `npm run build`. Ratios hold on a busy machine too; two halves at once need two cores that are free.
 *
 * Not measured here: branches whose libraries are multi-threaded, and what a fork costs home later in copied pages.
 */
import Table from "cli-table3";
import { inRoot } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { startWorker } from "../dist/python/index.js";
import { median } from "./support/timed.mjs";

const megabytes = Number(process.argv[2] ?? 1000);
const python =
  process.env.NBFLOW_TEST_PYTHON ?? (await pythonEnvironment("tests", inRoot(".ci/requirements.txt")));

const run = async (target, source, cell = 1) => {
  const { error, outputs } = await target.execute({ cell, source, mayRaise: false }, () => {});
  if (error !== null) throw new Error(error.value);
  return outputs.map(({ text }) => text ?? "").join("");
};

const took = async (act) => {
  const began = performance.now();
  await act();
  return performance.now() - began;
};

const forked = async (home) => {
  const branch = await home.forks.fork();
  if (typeof branch === "string") throw new Error(branch);
  return branch;
};

const joined = async (branch, names) => {
  const why = (await branch.finish(names)) ?? (await branch.join());
  if (why !== null) throw new Error(why);
};

/** A fork with a trivial cell, and its join. */
const roundTrips = async (home, rounds) => {
  const forks = [];
  const joins = [];
  for (let round = 0; round < rounds; round += 1) {
    let branch;
    forks.push(await took(async () => void (branch = await forked(home))));
    await run(branch, "made = 1", 2);
    joins.push(await took(() => joined(branch, ["made"])));
  }
  return { fork: median(forks), join: median(joins) };
};

const half = (name) =>
  `${name} = 0\nfor i_${name} in range(6_000_000):\n    ${name} += i_${name} * i_${name} % 7`;

const home = startWorker({ executable: python, folder: process.cwd() });
const table = new Table({ head: ["what", "figure"], style: { head: [], border: [] } });
try {
  await home.ready;
  await run(home, "import numpy as np, pandas as pd, time");
  const small = await roundTrips(home, 15);
  table.push(["fork, ready for its first cell", `${small.fork.toFixed(1)} ms`]);
  table.push(["checks, return and join of a number", `${small.join.toFixed(1)} ms`]);

  const inOrder = await took(async () => {
    await run(home, half("a"));
    await run(home, half("b"));
  });
  const apart = await took(async () => {
    const branch = await forked(home);
    const other = run(branch, half("b"), 2);
    await run(home, half("a"));
    await other;
    await joined(branch, ["b", "i_b"]);
  });
  table.push(["two halves of a Python loop, in order", `${(inOrder / 1000).toFixed(2)} s`]);
  table.push([
    "the same, one of them in a fork",
    `${(apart / 1000).toFixed(2)} s, ${(inOrder / apart).toFixed(2)} ×`,
  ]);

  const frame = `df = pd.DataFrame(np.ones((${Math.round((megabytes * 1e6) / 80)}, 10)))`;
  const back = [];
  const copies = [];
  for (let round = 0; round < 5; round += 1) {
    const branch = await forked(home);
    await run(branch, frame, 2);
    back.push(await took(() => joined(branch, ["df"])));
    const copy =
      "t = time.perf_counter(); copy = df.to_numpy().copy(); print(time.perf_counter() - t); del copy";
    copies.push(Number(await run(home, copy)) * 1000);
    await run(home, "del df");
  }
  const [returned, copied] = [median(back), median(copies)];
  table.push([`a frame of ${megabytes} MB copied into fresh memory`, `${copied.toFixed(0)} ms`]);
  table.push([
    `the same back from a fork`,
    `${returned.toFixed(0)} ms, ${(returned / copied).toFixed(2)} × (promised: at most 2 ×)`,
  ]);

  await run(home, frame);
  const large = await roundTrips(home, 7);
  table.push([`fork with ${megabytes} MB at home`, `${large.fork.toFixed(1)} ms`]);
  table.push([`join with ${megabytes} MB at home`, `${large.join.toFixed(1)} ms`]);
} finally {
  await home.close();
}
console.log(table.toString());
