import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inRoot, shared } from "../set-up/paths.mjs";
import { pythonEnvironment } from "../set-up/python-env.mjs";

/** The folder of the notebooks that others wrote; null where it is not beside the repository. */
export const corpus = process.env.NBFLOW_CORPUS ?? (shared && join(shared, "corpus"));

/** An interpreter with the packages that these notebooks need: that of NBFLOW_CORPUS_PYTHON, or one made for them. */
export const corpusPython = () =>
  process.env.NBFLOW_CORPUS_PYTHON ?? pythonEnvironment("corpus", join(corpus, "requirements.txt"));

const here = dirname(fileURLToPath(import.meta.url));

/** Twenty notebooks of many kinds: plots, tables, widgets, magics, errors, models. */
export const chosen = () => JSON.parse(readFileSync(join(here, "chosen.json"), "utf8"));

/** Every Python notebook that runs without a network, and the seconds that one plain run takes. */
function runnable() {
  const lines = readFileSync(join(corpus, "index.jsonl"), "utf8").trim().split("\n");
  return lines
    .map((line) => JSON.parse(line))
    .filter(
      ({ set, language, path }) =>
        set === "runnable" && language === "python" && existsSync(join(corpus, path)),
    )
    .map(({ path, seconds }) => ({ path, seconds }));
}

/** A repeatable order that looks random (a small linear congruential generator over 32 bits). */
function shuffled(items, seed) {
  let state = seed >>> 0;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  return items
    .map((item) => ({ item, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Notebooks drawn by a seed, whose plain runs take no more than `seconds` together, and none more than `longest`. */
export function sample(seed, seconds, longest = seconds) {
  let left = seconds;
  return shuffled(runnable(), seed)
    .filter((notebook) => notebook.seconds <= Math.min(left, longest) && ((left -= notebook.seconds), true))
    .map(({ path }) => path);
}

/** Those that take longer than so many seconds, the shortest first. */
export function longerThan(seconds) {
  return runnable()
    .filter((notebook) => notebook.seconds > seconds)
    .sort((a, b) => a.seconds - b.seconds)
    .map(({ path }) => path);
}

/** All notebooks in `count` parts that take about as long as each other. */
export function parts(count) {
  const made = Array.from({ length: count }, () => ({ paths: [], seconds: 0 }));
  for (const { path, seconds } of runnable().sort(
    (a, b) => b.seconds - a.seconds || (a.path < b.path ? -1 : 1),
  )) {
    const least = made.reduce((a, b) => (b.seconds < a.seconds ? b : a));
    least.paths.push(path);
    least.seconds += seconds;
  }
  return made.map(({ paths }) => paths);
}

/** The check from outside, written by none of us. */
export const fidelityTool = inRoot("../shared/tools/fidelity.py");
