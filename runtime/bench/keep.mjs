/**
 * What it costs to keep what tasks leave in Python, in processor time of the worker, beside copying and pickling the same.
 *
 *   node runtime/bench/keep.mjs [PYTHON]
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startWorker } from "../dist/python/index.js";

const TICK = 0.01;
const folder = mkdtempSync(join(tmpdir(), "nbflow-keep-"));
const worker = startWorker({ executable: process.argv[2] ?? "python3", folder });
await worker.ready;

/** Seconds of processors that the worker has used. */
const used = () => {
  const fields = readFileSync(`/proc/${worker.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * TICK;
};
async function costOf(act, times = 1) {
  const before = used();
  for (let time = 0; time < times; time += 1) await act(time);
  return (used() - before) / times;
}
const run = async (source) => {
  const { error } = await worker.execute({ cell: 1, source, mayRaise: false }, () => {});
  if (error !== null) throw new Error(error.value);
};
const keep = async (names) => {
  const told = await worker.keeps.keep({ names, folder, seconds: 60, bytes: 1e11 });
  if (told.why !== null || Object.keys(told.left).length > 0) throw new Error(JSON.stringify(told));
};
const said = (what, seconds) => console.log(`${what.padEnd(56)} ${(seconds * 1000).toFixed(1)} ms`);

await run("import io, pickle\nimport numpy as np, pandas as pd\nimport matplotlib.pyplot as plt");
await worker.keeps.settle();
said("a look at the process's settings", await costOf(() => keep(null), 200));
await run("few = {'x': [1, 2, 3], 'y': 'text'}");
said("a few values", await costOf(() => keep(["few"]), 200));
await run("df = pd.DataFrame(np.random.rand(12_500_000).reshape(-1, 10))");
said("a frame of 100 MB", await costOf(() => keep(["df"])));
said("  copying it", await costOf(() => run("copied = df.copy(); del copied")));
said("  pickling it to memory", await costOf(() => run("bytes_ = pickle.dumps(df, 5); del bytes_")));
said("a few values beside it", await costOf(() => keep(["few"]), 50));
await run("rows = [{'a': n, 'b': str(n)} for n in range(100_000)]");
said("100,000 dicts", await costOf(() => keep(["rows"])));
said("  pickling them", await costOf(() => run("bytes_ = pickle.dumps(rows, 5); del bytes_")));
said("a few values beside them", await costOf(() => keep(["few"]), 10));
await worker.close();
rmSync(folder, { recursive: true });
