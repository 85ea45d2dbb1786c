/**
 * What `--reuse` costs after an edit of a notebook's last cell, beside a plain Python program that does what can't be left out:
 * the imports, reading what the cell needs from pickles, and the cell; and beside a flow of a notebook of just that.
 *
 *   node runtime/bench/reuse.mjs [ROUNDS]
 *
 * Not measured here: data files, whose content is hashed again where they have changed; notebooks of many tasks.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { inRoot, withPython } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { stagedCommand } from "./support/staged.mjs";
import { median, timed } from "./support/timed.mjs";

const MORE = 0.3;
const LEAST = "imports, reloads and the cell, in python";
const AS_FLOW = "the same, as a flow of its own";
const rounds = Number(process.argv[2] ?? 5);
const python =
  process.env.NBFLOW_TEST_PYTHON ?? (await pythonEnvironment("tests", inRoot(".ci/requirements.txt")));
const command = await stagedCommand();
const folder = mkdtempSync(join(tmpdir(), "nbflow-bench-"));

const IMPORTS = "import numpy as np\nimport pandas as pd";
const MAKE = [
  "table = pd.DataFrame(np.arange(5_000_000.0).reshape(-1, 10))",
  "sums = []\nfor start in range(60_000):\n    sums.append(sum(n * n for n in range(start % 7, 500)))",
];
const last = (round) => `print(table.sum().sum(), len(sums), ${round})`;
const notebook = (...cells) =>
  JSON.stringify({
    cells: cells.map((source) =>
      source.startsWith("# ")
        ? { cell_type: "markdown", metadata: {}, source }
        : { cell_type: "code", metadata: {}, source, outputs: [], execution_count: null },
    ),
    metadata: { kernelspec: { name: "python3", display_name: "Python 3", language: "python" } },
    nbformat: 4,
    nbformat_minor: 4,
  });
const whole = (round) => notebook(IMPORTS, "# Table", MAKE[0], "# Sums", MAKE[1], "# Show", last(round));
const SAVE = `import pickle\npickle.dump((table, sums), open("made.pickle", "wb"), 5)`;
const LOAD = `import pickle\ntable, sums = pickle.load(open("made.pickle", "rb"))`;

const options = { cwd: folder, env: withPython(python, { NBFLOW_HOME: join(folder, "home") }) };
const ran = (name, words) => {
  const one = timed(words, options);
  if (one.status !== 0) throw new Error(`${name} ended with ${one.status}`);
  return one;
};
try {
  const flow = [process.execPath, command, "run", "n.ipynb", "--group", "heading"];
  writeFileSync(join(folder, "save.py"), [IMPORTS, ...MAKE, SAVE].join("\n"));
  writeFileSync(join(folder, "n.ipynb"), whole(0));
  ran("python", [python, "save.py"]);
  ran("the first run", flow);
  const taken = { "all of it": [], "with --reuse": [], [AS_FLOW]: [], [LEAST]: [] };
  for (let round = 1; round <= rounds; round += 1) {
    writeFileSync(join(folder, "n.ipynb"), whole(round));
    writeFileSync(join(folder, "last.py"), [IMPORTS, LOAD, last(round)].join("\n"));
    taken["with --reuse"].push(ran("reuse", [...flow, "--reuse"]));
    writeFileSync(join(folder, "last.ipynb"), notebook(IMPORTS, LOAD, last(round)));
    taken[AS_FLOW].push(ran("the cell's flow", [...flow.slice(0, 3), "last.ipynb"]));
    taken[LEAST].push(ran("python", [python, "last.py"]));
    taken["all of it"].push(ran("run", flow));
  }
  const medians = Object.entries(taken).map(([name, all]) => ({
    name,
    wall: median(all.map(({ wall }) => wall)),
    cpu: median(all.map(({ cpu }) => cpu)),
  }));
  const least = medians.at(-1);
  const table = new Table({
    head: ["", "seconds", "ratio", "more", "CPU", "more"],
    style: { head: [], border: [] },
  });
  for (const { name, wall, cpu } of medians)
    table.push([
      name,
      ...[wall, wall / least.wall, wall - least.wall, cpu, cpu - least.cpu].map((number) =>
        number.toFixed(2),
      ),
    ]);
  console.log(table.toString());
  const isKept = medians[1].wall - least.wall <= MORE;
  console.log(`Promised: at most ${MORE} s more. ${isKept ? "Kept." : "Not kept."}`);
  if (!isKept) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
