/**
 * Whole commands against papermill's on notebooks that others wrote: `papermill in.ipynb out.ipynb` and
 * `nbflow run in.ipynb --report out.ipynb`, in turn, each in a fresh copy of the notebook's folder, with the same interpreter.
 *
 *   node runtime/bench/papermill.mjs [--seed 3] [--seconds 40] [--longest 4] [--all] [--longer 5]
 *
 * Papermill runs from an environment of its own, whose start is part of its time, as it is for whoever uses it; nbflow's has
 * Node's. Not measured here: memory, notebooks whose branches run at the same time (most have none).
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { corpus, corpusPython, longerThan, sample } from "../../.ci/fidelity/corpus.mjs";
import { inRoot, withPython } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { stagedCommand } from "./support/staged.mjs";
import { geometricMean, timed } from "./support/timed.mjs";

/** What is promised: half of papermill's time where that is short, and never more than it. */
const SHORT_SECONDS = 5;
const SHORT_RATIO = 0.5;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "3" },
    seconds: { type: "string", default: "40" },
    longest: { type: "string", default: "4" },
    all: { type: "boolean", default: false },
    longer: { type: "string" },
  },
});

/** Jupyter finds the notebooks' interpreter under the name that nearly all of them ask for. */
function kernelspec(folder, python) {
  const spec = join(folder, "kernels/python3");
  mkdirSync(spec, { recursive: true });
  const argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"];
  writeFileSync(
    join(spec, "kernel.json"),
    JSON.stringify({ argv, display_name: "Python 3", language: "python" }),
  );
}

function taken(words, notebook, env) {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-bench-"));
  try {
    const copy = join(folder, "copy");
    cpSync(dirname(notebook), copy, { recursive: true });
    const filled = words.map((word) =>
      word.replace("{in}", basename(notebook)).replace("{out}", join(folder, "out.ipynb")),
    );
    return timed(filled, { cwd: copy, env });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (corpus === null) {
  console.log(
    "Left out, as ../shared is not beside the project: papermill on the notebooks that others wrote.",
  );
  process.exit(0);
}
const python = await corpusPython();
const papermill = join(
  dirname(await pythonEnvironment("papermill", inRoot("runtime/bench/requirements/papermill.txt"))),
  "papermill",
);
const scratch = mkdtempSync(join(tmpdir(), "nbflow-bench-"));
kernelspec(scratch, python);
const env = withPython(python, { NBFLOW_HOME: join(scratch, "home"), JUPYTER_PATH: scratch });
const commands = {
  papermill: [papermill, "{in}", "{out}", "-k", "python3"],
  nbflow: [process.execPath, await stagedCommand(), "run", "{in}", "--report", "{out}"],
};
const chosen =
  values.longer !== undefined
    ? longerThan(Number(values.longer))
    : values.all
      ? sample(Number(values.seed), Number.MAX_VALUE)
      : sample(Number(values.seed), Number(values.seconds), Number(values.longest));

const table = new Table({
  head: ["notebook", "papermill", "nbflow", "ratio", "of its CPU"],
  style: { head: [], border: [] },
});
const rows = [];
try {
  for (const path of chosen) {
    const notebook = join(corpus, path);
    const [peer, ours] = [taken(commands.papermill, notebook, env), taken(commands.nbflow, notebook, env)];
    if ((peer.status === 0) !== (ours.status === 0)) {
      console.log(`${path}: papermill ended with ${peer.status}, nbflow with ${ours.status}; left out`);
      continue;
    }
    rows.push({ path, peer, ours });
    const name = basename(path).slice(0, 50);
    table.push([
      name,
      `${peer.wall.toFixed(2)} s`,
      `${ours.wall.toFixed(2)} s`,
      `${(ours.wall / peer.wall).toFixed(2)} ×`,
      `${(ours.cpu / peer.cpu).toFixed(2)} ×`,
    ]);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
console.log(table.toString());
// papermill waits for its kernel, which is time and no CPU: what is promised is of time, though a busy machine changes it
const compared = rows.map(({ path, peer, ours }) => ({
  path,
  peer: peer.wall,
  ratio: ours.wall / peer.wall,
  cpu: ours.cpu / peer.cpu,
}));
const mean = (measured, measure) => geometricMean(measured.map((row) => row[measure])).toFixed(2);
const short = compared.filter(({ peer }) => peer < SHORT_SECONDS);
const rest = compared.filter(({ peer }) => peer >= SHORT_SECONDS);
if (short.length > 0) {
  const kept = Number(mean(short, "ratio")) <= SHORT_RATIO;
  console.log(
    `${short.length} that take papermill under ${SHORT_SECONDS} s: ${mean(short, "ratio")} × of its time (geometric mean; at most ${SHORT_RATIO} promised), ${mean(short, "cpu")} × of its CPU ${kept ? "✓" : "✗"}`,
  );
  if (!kept) process.exitCode = 1;
}
if (rest.length > 0) {
  const worst = rest.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  const kept = worst.ratio <= 1;
  console.log(
    `${rest.length} others: ${mean(rest, "ratio")} × of its time, ${mean(rest, "cpu")} × of its CPU, the worst ${worst.ratio.toFixed(2)} × (${basename(worst.path)}) ${kept ? "✓" : "✗"}`,
  );
  if (!kept) process.exitCode = 1;
}
