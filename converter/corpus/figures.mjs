import { longestChain, taskGraph, width } from "./graph.mjs";

/** @typedef {import("@nbflow/converter").Plan} Plan */
/** @typedef {import("@nbflow/converter").Dependency} Dependency */

/** What a plan's shape is in numbers. @param {Plan} plan */
export function shapeOf(plan) {
  const graph = taskGraph(plan);
  const setup = plan.tasks.find(({ kind }) => kind === "setup");
  return {
    cells: plan.cells.filter(({ task }) => task !== null).length,
    setupCells: setup?.cells.length ?? 0,
    tasks: graph.tasks.length,
    width: width(graph),
    chain: longestChain(graph),
    results: plan.results.length,
    dependencies: dependenciesOf(plan),
  };
}

const strongest = ["data", "order", "effect", "caution"];

/** How many pairs of tasks depend on each other, each by the strongest of its reasons. @param {Plan} plan */
function dependenciesOf(plan) {
  const kinds = new Map();
  for (const { kind, from, to } of betweenTasks(plan)) {
    const key = `${from} ${to}`;
    const known = kinds.get(key);
    if (known === undefined || strongest.indexOf(kind) < strongest.indexOf(known)) kinds.set(key, kind);
  }
  const counts = { data: 0, order: 0, effect: 0, caution: 0 };
  for (const kind of kinds.values()) counts[kind] += 1;
  return counts;
}

/**
 * The dependencies between tasks, the setup left out.
 *
 * @param {Plan} plan
 */
export function betweenTasks(plan) {
  const taskOf = new Map(plan.cells.map(({ number, task }) => [number, task]));
  return plan.dependencies.flatMap((dependency) => {
    const [from, to] = [taskOf.get(dependency.from), taskOf.get(dependency.to)];
    if (from === to || from === "setup" || to === "setup") return [];
    return [{ ...dependency, from, to }];
  });
}

/** A reason without its cells, variables and files: what was called, and what it did. @param {Dependency} dependency */
export function causeOf({ reason }) {
  return reason
    .replaceAll(/(calls |imports |runs |by )?`[^`]*`/g, (said, does) =>
      does === undefined ? "a variable" : said,
    )
    .replaceAll(/ ?\bcell \d+\b/g, "")
    .replaceAll(/(writes|reads) (?!a |an |before)\S+/g, "$1 a file")
    .trim();
}

/** @param {readonly number[]} numbers @param {number} part */
export function quantile(numbers, part) {
  const sorted = numbers.toSorted((a, b) => a - b);
  if (sorted.length === 0) return 0;
  const at = part * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low + (high - low) * (at - Math.floor(at));
}
