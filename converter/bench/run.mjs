/**
 * What it costs to convert: `npm run bench -w @nbflow/converter`, after `npm run build`. CPU time (user and system), as others
 * may use the machine. "Warm" is what an editor sees: the cells' own facts are kept from before, the rest is done again.
 *
 * Not measured here: starting Node or Python, importing, reading and writing files, memory, TypeScript notebooks, and how
 * much of a notebook each peer analyses (both leave out much of what ours finds).
 */
import { spawnSync } from "node:child_process";
import { basename, join } from "node:path";
import { inRoot } from "../../.ci/set-up/paths.mjs";
import { pythonEnvironment } from "../../.ci/set-up/python-env.mjs";
import { createConverter } from "../dist/index.js";
import { hundredCells, notebookOf, notebooks } from "./notebooks.mjs";

const converter = await createConverter();
const rounds = 3;

function milliseconds(run) {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const best = (run) => Math.min(...Array.from({ length: rounds }, () => run()));
const quantile = (numbers, share) =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * share))];
const shown = (number) => `${number.toFixed(number < 10 ? 1 : 0)} ms`;
const line = (what, ...rest) => console.log(what.padEnd(44), ...rest);
const quantiles = (numbers) =>
  `median ${shown(quantile(numbers, 0.5))}, p95 ${shown(quantile(numbers, 0.95))}, worst ${shown(quantile(numbers, 1))}`;

/** Plans a notebook, without the reading of its text. */
function plan(text) {
  const notebook = converter.read(text);
  return milliseconds(() => converter.plan(notebook));
}

/** So often, as what a collection of garbage takes is more than a changed cell does. */
const PAIRS = 10;

/** Each cell is changed in turn, as by a keystroke in it; beside it the same notebook with nothing changed. */
function changedCells(sources) {
  const text = notebookOf(sources);
  return sources.map((source, at) => {
    const changed = (mark) => notebookOf(sources.with(at, `${source}\nchanged_${mark} = ${at}`));
    const pairs = Array.from({ length: PAIRS }, (_, mark) => ({
      changed: plan(changed(mark)),
      unchanged: plan(text),
    }));
    const least = (which) => Math.min(...pairs.map((pair) => pair[which]));
    return { all: least("changed"), own: Math.max(0, least("changed") - least("unchanged")) };
  });
}

async function reportHundred() {
  const sources = hundredCells(converter);
  const text = notebookOf(sources);
  await converter.prepare(converter.read(text));
  for (let round = 0; round < 40; round += 1) plan(text);
  const changed = changedCells(sources);
  line("100 cells, nothing changed", shown(best(() => plan(text))), "(promised: under 30 ms)");
  line("100 cells, one changed", quantiles(changed.map(({ all }) => all)), "(promised: under 30 ms)");
  line("  of it for the changed cell", quantiles(changed.map(({ own }) => own)), "(promised: under 5 ms)");
}

function measureOurs(all) {
  return all.map(({ path, text }) => {
    const cold = plan(text);
    const warm = best(() => plan(text));
    return { path, cold, warm };
  });
}

/** What the peers do, ours does from text to script with nothing kept: the cells' facts are found again. */
async function measureWhole(all) {
  const results = new Map();
  for (const { path, text } of all) {
    const fresh = await createConverter();
    await fresh.prepare(fresh.read(text));
    const taken = milliseconds(() => {
      const notebook = fresh.read(text);
      fresh.emit(fresh.plan(notebook), notebook);
    });
    results.set(path, taken);
  }
  return results;
}

async function measurePeers(all) {
  const python = await pythonEnvironment("peers", inRoot("converter/bench/peers.txt"));
  const { stdout, status } = spawnSync(python, [join(import.meta.dirname, "peers.py")], {
    input: JSON.stringify(all.map(({ path }) => path)),
    stdio: ["pipe", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error("the peers could not be run to the end");
  return stdout
    .trim()
    .split("\n")
    .map((text) => JSON.parse(text));
}

function reportPeer(name, measured, whole) {
  const known = measured.filter((one) => typeof one[name] === "number");
  line(`${name}: takes`, `${known.length} of ${measured.length} notebooks`);
  if (known.length === 0) return;
  line(`${name}: text to result`, quantiles(known.map((one) => one[name])));
  line("  ours, the same notebooks, nothing kept", quantiles(known.map(({ path }) => whole.get(path))));
  const ratios = known.map((one) => whole.get(one.path) / one[name]);
  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
  const total = sum(known.map(({ path }) => whole.get(path))) / sum(known.map((one) => one[name]));
  line("  ours to theirs", `median ${quantile(ratios, 0.5).toFixed(2)}, all together ${total.toFixed(2)}`);
}

await reportHundred();
const all = await notebooks(converter);
const ours = measureOurs(all);
line(`${all.length} notebooks, cold`, quantiles(ours.map(({ cold }) => cold)));
line(
  `${all.length} notebooks, warm`,
  quantiles(ours.map(({ warm }) => warm)),
  "(promised: median under 15 ms)",
);
for (const { path, warm } of ours.toSorted((a, b) => b.warm - a.warm).slice(0, 5))
  line(`  ${basename(path).slice(0, 40)}`, shown(warm));
try {
  const measured = await measurePeers(all);
  const whole = await measureWhole(all);
  for (const name of ["soorgeon", "marimo"]) reportPeer(name, measured, whole);
} catch (error) {
  line("Soorgeon and marimo are not measured:", error instanceof Error ? error.message : String(error));
}
