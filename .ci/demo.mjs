/**
 * `npm run demo`: sets everything up, converts the sample notebook, runs the flow, and says where everything lies.
 * Needs nothing but Node, Python and the package registries; runs on a fresh clone.
 */
import { existsSync, mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { nodePackages } from "./set-up/node-packages.mjs";
import { inCache, inRoot, withPython } from "./set-up/paths.mjs";
import { pythonEnvironment } from "./set-up/python-env.mjs";
import { attempt, command } from "./set-up/run.mjs";
import { bold, dim, giveUp, step } from "./set-up/say.mjs";

const sample = inRoot("samples/duration-prediction");
const notebook = "duration-prediction.ipynb";
const script = "duration-prediction.flow.ts";
const trips = join(sample, "data/green_tripdata_2021-02.parquet");
const home = inCache("demo/home");
const report = inCache("demo", notebook);

const from = (path) => relative(process.env.INIT_CWD ?? process.cwd(), path) || ".";

try {
  await nodePackages();
  const python = await pythonEnvironment("samples", inRoot("samples/requirements.txt"));
  if (!existsSync(trips))
    await step("two months of taxi trips", () => command([python, "make_trips.py"], { cwd: sample }));
  mkdirSync(home, { recursive: true });

  const env = withPython(python, { NBFLOW_HOME: home, MLFLOW_DISABLE_TELEMETRY: "true" });
  const nbflow = (...words) => {
    console.log(
      `\n${dim("$")} ${bold(`nbflow ${words.map((word) => (word === report ? from(word) : word)).join(" ")}`)}`,
    );
    return attempt([process.execPath, inRoot("runtime/bin/nbflow.mjs"), ...words], { cwd: sample, env });
  };

  const converted = await nbflow("convert", notebook);
  if (converted.code !== 0) console.log(dim("The script stays as it is, and is what runs now."));
  const ran = await nbflow("run", script, "--report", report);

  console.log(`
${bold("Where everything lies")}
  the notebook            ${from(join(sample, notebook))}
  the flow, as a script   ${from(join(sample, script))}
  the notebook as it ran  ${from(report)}   with its figures and tables
  the state of all runs   ${from(home)}   ${dim(`see it with: NBFLOW_HOME=${from(home)} npx nbflow runs ls`)}
  what MLflow was told    ${from(join(sample, "mlflow.db"))}

Now yours: npx nbflow convert ${dim("your.ipynb")}, then npx nbflow run ${dim("your.flow.ts")}`);
  process.exitCode = ran.code;
} catch (error) {
  giveUp(error);
}
