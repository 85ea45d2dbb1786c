/**
 * What a durable step costs, here and elsewhere, in one run: flows of steps in a row that do nothing, each recorded before the
 * next begins.
 *
 *   node runtime/bench/peers.mjs [--steps 300] [--runs 5]
 *
 * nbflow keeps its state in SQLite, Restate in its own log, DBOS in a PostgreSQL that is started for it, Prefect in the SQLite
 * of the server that it starts. Each with its usual durability; "power" is nbflow's with an fsync for each step.
 * The peers are set up in `.cache/`; one that cannot be is named, and the rest goes on.
 *
 * Not measured here: BullMQ (a queue, which records no steps), Effect, Vercel's workflows; many flows at once; replay.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { inCache, inRoot } from "../../.ci/set-up/paths.mjs";
import { nodePackages } from "../../.ci/set-up/node-packages.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { attempt } from "../../.ci/set-up/run.mjs";
import { builtOnce } from "../../.ci/vscode/built-once.mjs";
import { npmInstall } from "../../.ci/vscode/npm.mjs";
import { startPostgres } from "./peers/postgres.mjs";
import { median } from "./support/timed.mjs";

const { values } = parseArgs({
  options: { steps: { type: "string", default: "300" }, runs: { type: "string", default: "5" } },
});
const counts = [values.steps, values.runs];

async function steps(words, env = process.env) {
  const { code, output } = await attempt(words, { env, quiet: true, seconds: 300 });
  const last = output.split("\n").findLast((line) => line.startsWith("["));
  if (code !== 0 || last === undefined) throw new Error(output.split("\n").slice(-3).join(" "));
  return median(JSON.parse(last)) / Number(values.steps);
}

const sources = inRoot("runtime/bench/peers");
const node = (name, ...rest) => [process.execPath, join(inCache("peers"), name), ...counts, ...rest];

async function nodePeers() {
  const recipe = { packages: JSON.parse(readFileSync(join(sources, "package.json"), "utf8")) };
  await builtOnce(inCache("peers"), recipe, async (folder) => {
    cpSync(sources, folder, { recursive: true });
    await npmInstall(folder);
  });
  cpSync(sources, inCache("peers"), { recursive: true });
}

const peers = {
  "nbflow, survives the process": (folder) =>
    steps([process.execPath, join(sources, "nbflow-steps.mjs"), ...counts, folder, "process"]),
  "nbflow, survives power cuts": (folder) =>
    steps([process.execPath, join(sources, "nbflow-steps.mjs"), ...counts, folder, "power"]),
  Restate: async (folder) => {
    await nodePeers();
    return steps(node("restate-steps.mjs", folder));
  },
  "DBOS on PostgreSQL": async (folder) => {
    await nodePeers();
    const postgres = await startPostgres(folder);
    if (postgres === null) throw new Error("PostgreSQL is not installed here");
    try {
      return await steps(node("dbos-steps.mjs", postgres.url));
    } finally {
      await postgres.close();
    }
  },
  "Prefect on SQLite": async (folder) => {
    const python = await pythonEnvironment("prefect", inRoot("runtime/bench/requirements/prefect.txt"));
    const env = {
      ...process.env,
      PREFECT_HOME: folder,
      PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS: "120",
      PREFECT_LOGGING_LEVEL: "ERROR",
      DO_NOT_TRACK: "1",
    };
    return steps([python, join(sources, "prefect_steps.py"), ...counts], env);
  },
};

await nodePackages();
const rows = [];
for (const [name, measure] of Object.entries(peers)) {
  const folder = mkdtempSync(join(tmpdir(), "nbflow-peers-"));
  try {
    rows.push([name, await measure(folder)]);
  } catch (error) {
    console.log(`${name} is left out: ${error.message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const [[, ours] = []] = rows;
const table = new Table({ head: ["", "ms a step", "of nbflow's"], style: { head: [], border: [] } });
for (const [name, each] of rows) table.push([name, each.toFixed(2), `${(each / ours).toFixed(1)} ×`]);
console.log(table.toString());
