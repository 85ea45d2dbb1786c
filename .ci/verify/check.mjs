import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { corpus, corpusPython } from "../fidelity/corpus.mjs";
import { inCache, inRoot } from "../set-up/paths.mjs";
import { attempt } from "../set-up/run.mjs";
import { none, plus, single } from "../tests/result.mjs";

/** So many at once. */
const JOBS = 2;

const command = inRoot("runtime/bin/nbflow.mjs");

/**
 * Says by `nbflow verify` whether flows give what their notebooks give in five seeded orders, variables included.
 *
 * @param {string} name of the check, for its results in `.cache/test`
 * @param {readonly string[]} paths notebooks, in the corpus
 * @param {{ group?: "auto" | "cell", seconds?: number }} options `cell`: each cell is a task, so that nothing but the
 *   dependencies keeps cells in order; default: `auto`, the flow that a user gets. When to give up; default: 600
 */
export async function verification(name, paths, { group = "auto", seconds = 600 } = {}) {
  const python = await corpusPython();
  const env = { ...process.env, NBFLOW_HOME: inCache("test", "home") };
  const end = performance.now() + seconds * 1000;
  const waiting = [...paths];
  const rows = [];
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      const words = [process.execPath, command, "verify", join(corpus, path), "--python", python];
      const left = Math.max(1, (end - performance.now()) / 1000);
      const ran = await attempt([...words, "--group", group, "--quiet"], { env, quiet: true, seconds: left });
      rows.push({ notebook: path, ...ran });
      console.log(`${ran.code === 0 ? "same" : "DIFFERS"}  ${basename(dirname(path))}/${basename(path)}`);
      if (ran.code !== 0) console.log(ran.output);
    }
  };
  await Promise.all(Array.from({ length: JOBS }, work));
  const results = inCache("test", `${name}.json`);
  mkdirSync(dirname(results), { recursive: true });
  writeFileSync(results, JSON.stringify(rows, null, 1));
  return rows.map(({ code }) => single(code === 0)).reduce(plus, none);
}
