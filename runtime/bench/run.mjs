/**
 * What it costs to run a notebook as a flow: `npm run bench -w nbflow`. Each notebook's code runs as a plain Python program
 * and as a flow, in turn, and the medians are compared; so the ratios hold on a busy or slow machine too.
 *
 * Not measured here: a notebook whose branches run at the same time, what a task costs inside the engine, memory.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { inRoot, withPython } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const command = resolve(here, "../bin/nbflow.mjs");

/** What is promised of each notebook, in seconds of the flow and of plain Python. */
const promises = {
  long: { rounds: 3, text: "at most 1.2 ×", holds: (flow, plain) => flow <= 1.2 * plain },
  short: { rounds: 7, text: "at most 1.5 s more", holds: (flow, plain) => flow - plain <= 1.5 },
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

function timed(file, args, options) {
  const started = performance.now();
  execFileSync(file, args, { stdio: ["ignore", "ignore", "pipe"], ...options });
  return (performance.now() - started) / 1000;
}

/** The notebook's code cells as one program. */
function programOf(notebook) {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8"));
  return cells
    .flatMap((cell) => (cell.cell_type === "code" ? [[cell.source].flat().join(""), "\n"] : []))
    .join("\n");
}

function measure(name, rounds, python, folder) {
  const notebook = join(here, "notebooks", `${name}.ipynb`);
  const program = join(folder, `${name}.py`);
  writeFileSync(program, programOf(notebook));
  const options = { cwd: folder, env: withPython(python, { NBFLOW_HOME: join(folder, "home") }) };
  const seconds = { plain: [], flow: [] };
  for (let round = 0; round < rounds; round++) {
    seconds.plain.push(timed(python, [program], options));
    seconds.flow.push(timed(process.execPath, [command, "run", notebook], options));
  }
  return { plain: median(seconds.plain), flow: median(seconds.flow) };
}

const python =
  process.env.NBFLOW_TEST_PYTHON ?? (await pythonEnvironment("tests", inRoot(".ci/requirements.txt")));
const folder = mkdtempSync(join(tmpdir(), "nbflow-bench-"));
const table = new Table({
  head: ["notebook", "python", "flow", "ratio", "more", "promised", ""],
  style: { head: [], border: [] },
});
try {
  for (const [name, { rounds, text, holds }] of Object.entries(promises)) {
    const { plain, flow } = measure(name, rounds, python, folder);
    const kept = holds(flow, plain);
    if (!kept) process.exitCode = 1;
    const [ratio, more] = [`${(flow / plain).toFixed(2)} ×`, `${(flow - plain).toFixed(2)} s`];
    table.push([name, `${plain.toFixed(2)} s`, `${flow.toFixed(2)} s`, ratio, more, text, kept ? "✓" : "✗"]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(table.toString());
