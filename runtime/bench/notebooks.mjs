/**
 * What it costs to run a linear notebook as a flow: each notebook's code runs as a plain Python program, and the notebook by
 * nbclient and as a flow, in turn, and the medians are compared.
 *
 *   node runtime/bench/notebooks.mjs [long,short]
 *
 * Not measured here: a notebook whose branches run at the same time (branches.mjs), memory.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import Table from "cli-table3";
import { inRoot, withPython } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { stagedCommand } from "./support/staged.mjs";
import { inTurn } from "./support/timed.mjs";

const here = dirname(fileURLToPath(import.meta.url));

/** What is promised of each notebook, in seconds of the flow and of plain Python. */
const promises = {
  long: { rounds: 3, text: "at most 1.1 ×", holds: (flow, plain) => flow <= 1.1 * plain },
  short: { rounds: 7, text: "at most 0.7 s more", holds: (flow, plain) => flow - plain <= 0.7 },
};

const NBCLIENT = `
import sys, nbformat
from nbclient import NotebookClient
NotebookClient(nbformat.read(sys.argv[1], 4), kernel_name="python3").execute()
`;

/** The notebook's code cells as one program. */
function programOf(notebook) {
  const { cells } = JSON.parse(readFileSync(notebook, "utf8"));
  return cells
    .flatMap((cell) => (cell.cell_type === "code" ? [[cell.source].flat().join(""), "\n"] : []))
    .join("\n");
}

const python =
  process.env.NBFLOW_TEST_PYTHON ?? (await pythonEnvironment("tests", inRoot(".ci/requirements.txt")));
const command = await stagedCommand();
const folder = mkdtempSync(join(tmpdir(), "nbflow-bench-"));
const table = new Table({
  head: ["notebook", "", "seconds", "of python's", "more", "CPU", "promised", ""],
  style: { head: [], border: [] },
});
try {
  const options = { cwd: folder, env: withPython(python, { NBFLOW_HOME: join(folder, "home") }) };
  for (const name of process.argv[2]?.split(",") ?? Object.keys(promises)) {
    const { rounds, text, holds } = promises[name];
    const notebook = join(here, "notebooks", `${name}.ipynb`);
    const program = join(folder, `${name}.py`);
    writeFileSync(program, programOf(notebook));
    const programs = {
      python: [python, program],
      nbclient: [python, "-c", NBCLIENT, notebook],
      flow: [process.execPath, command, "run", notebook],
    };
    const taken = inTurn(programs, rounds, options);
    const plain = taken.python;
    // where even plain Python waits for its turn, only what the processors did says anything
    const measure = plain.wall > 2 * plain.cpu ? "cpu" : "wall";
    for (const [who, { wall, cpu }] of Object.entries(taken)) {
      const kept = who !== "flow" || holds(taken[who][measure], plain[measure]);
      if (!kept) process.exitCode = 1;
      table.push([
        name,
        who,
        wall.toFixed(2),
        `${(wall / plain.wall).toFixed(2)} ×`,
        (wall - plain.wall).toFixed(2),
        cpu.toFixed(2),
        who === "flow" ? (measure === "cpu" ? `${text}, of CPU` : text) : "",
        who === "flow" ? (kept ? "✓" : "✗") : "",
      ]);
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(table.toString());
