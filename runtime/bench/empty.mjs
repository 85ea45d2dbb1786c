/**
 * What an empty flow costs from the shell, beside what Node itself does, and Prefect with its temporary server on SQLite.
 *
 *   node runtime/bench/empty.mjs [rounds]
 *
 * nbflow is the package as it is published. Prefect's first run, which makes its database, is not counted.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Table from "cli-table3";
import { inRoot } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { stagedCommand } from "./support/staged.mjs";
import { inTurn, timed } from "./support/timed.mjs";

const PROMISED = 0.25;
const rounds = Number(process.argv[2] ?? 7);

const FLOW = 'import { flow } from "nbflow";\nexport default flow({ name: "empty" }, async () => 1);\n';
const PREFECT = "from prefect import flow\n@flow\ndef empty():\n    return 1\nempty()\n";

const command = await stagedCommand();
const folder = mkdtempSync(join(tmpdir(), "nbflow-bench-"));
try {
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const env = {
    ...process.env,
    NBFLOW_HOME: join(folder, "nbflow"),
    PREFECT_HOME: join(folder, "prefect"),
    PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS: "120",
    PREFECT_LOGGING_LEVEL: "ERROR",
    DO_NOT_TRACK: "1",
  };
  const programs = {
    node: [process.execPath, write("nothing.mjs", "")],
    nbflow: [process.execPath, command, "run", write("empty.flow.ts", FLOW)],
  };
  try {
    const python = await pythonEnvironment("prefect", inRoot("runtime/bench/requirements/prefect.txt"));
    programs["Prefect on SQLite"] = [python, write("empty.py", PREFECT)];
  } catch (error) {
    console.log(`Prefect is left out: ${error.message}`);
  }
  for (const words of Object.values(programs)) timed(words, { cwd: folder, env });
  const taken = inTurn(programs, rounds, { cwd: folder, env });
  const table = new Table({
    head: ["an empty flow", "seconds", "of nbflow's", "CPU"],
    style: { head: [], border: [] },
  });
  for (const [name, { wall, cpu }] of Object.entries(taken))
    table.push([name, wall.toFixed(2), `${(wall / taken.nbflow.wall).toFixed(1)} ×`, cpu.toFixed(2)]);
  console.log(table.toString());
  // where even Node waits for its turn, only what the processors did says anything
  const isBusy = taken.node.wall > 2 * taken.node.cpu;
  const kept = (isBusy ? taken.nbflow.cpu : taken.nbflow.wall) <= PROMISED;
  if (!kept) process.exitCode = 1;
  console.log(
    `At most ${PROMISED} s is promised${isBusy ? " (the machine is busy: of CPU)" : ""} ${kept ? "✓" : "✗"}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
