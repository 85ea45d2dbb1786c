import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { inCache, inRoot } from "../set-up/paths.mjs";
import { attempt } from "../set-up/run.mjs";
import { corpus, corpusPython, fidelityTool } from "./corpus.mjs";

/**
 * Says whether flows give what their notebooks give: text, displays and the cell at which they stop.
 *
 * @param {string} name of the check, for its results in `.cache/test`
 * @param {readonly string[]} paths notebooks, in the corpus
 * @param {{ seconds?: number }} options when to give up; default: 600
 */
export async function fidelity(name, paths, { seconds = 600 } = {}) {
  const python = await corpusPython();
  const results = inCache("test", `${name}.json`);
  mkdirSync(dirname(results), { recursive: true });
  rmSync(results, { force: true });
  const truth = process.env.NBFLOW_TRUTH ?? inCache("truth");
  const options = ["--path", inRoot("node_modules/.bin"), "--truth", truth, "--jobs", "2", "--json", results];
  const notebooks = paths.map((path) => join(corpus, path));
  const env = { ...process.env, NBFLOW_HOME: inCache("test", "home") };
  const { code } = await attempt([python, fidelityTool, ...options, ...notebooks], { env, seconds });
  try {
    const rows = JSON.parse(readFileSync(results, "utf8"));
    const same = rows.filter(({ verdict }) => verdict === "same").length;
    return { passed: same, failed: rows.length - same, skipped: 0 };
  } catch {
    console.error(`${name}: the check ended with ${code} and no results`);
    return { passed: 0, failed: notebooks.length, skipped: 0 };
  }
}
