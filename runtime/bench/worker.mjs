/**
 * What a Python worker costs, beside a kernel under nbclient in the same run: until it is ready, and for a trivial cell.
 * `NBFLOW_TEST_PYTHON=… node runtime/bench/worker.mjs`, after `npm run build`.
 */
import { execFileSync } from "node:child_process";
import Table from "cli-table3";
import { inRoot } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { startWorker } from "../dist/python/index.js";

const rounds = 5;
const cells = 1000;
const python =
  process.env.NBFLOW_TEST_PYTHON ?? (await pythonEnvironment("tests", inRoot(".ci/requirements.txt")));

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const nbclient = `
import json, subprocess, sys, time, nbformat
from nbclient import NotebookClient
cells = [nbformat.v4.new_code_cell("1") for _ in range(int(sys.argv[1]))]
client = NotebookClient(nbformat.v4.new_notebook(cells=cells), kernel_name="python3")
began = time.perf_counter()
with client.setup_kernel(stderr=subprocess.DEVNULL):
    ready = time.perf_counter()
    for index, cell in enumerate(cells):
        client.execute_cell(cell, index)
    done = time.perf_counter()
print(json.dumps({"ready": (ready - began) * 1000, "cell": (done - ready) * 1000 / len(cells)}))
`;

async function ours() {
  const began = performance.now();
  const worker = startWorker({ executable: python, folder: process.cwd() });
  await worker.ready;
  const ready = performance.now();
  for (let cell = 1; cell <= cells; cell++)
    await worker.execute({ cell, source: "1", mayRaise: false }, () => {});
  const done = performance.now();
  await worker.close();
  return { ready: ready - began, cell: (done - ready) / cells, close: performance.now() - done };
}

const theirs = () =>
  JSON.parse(execFileSync(python, ["-c", nbclient, String(cells)], { stdio: ["ignore", "pipe", "ignore"] }));

const taken = { ours: [], theirs: [] };
for (let round = 0; round < rounds; round++) {
  taken.ours.push(await ours());
  taken.theirs.push(theirs());
}
const table = new Table({ head: ["", "worker", "nbclient", "ratio"], style: { head: [], border: [] } });
for (const [name, key] of [
  ["ready, ms", "ready"],
  ["a trivial cell, ms", "cell"],
]) {
  const [a, b] = [median(taken.ours.map((one) => one[key])), median(taken.theirs.map((one) => one[key]))];
  table.push([name, a.toFixed(2), b.toFixed(2), (a / b).toFixed(2)]);
}
table.push(["its end, ms", median(taken.ours.map((one) => one.close)).toFixed(2), "", ""]);
console.log(table.toString());
