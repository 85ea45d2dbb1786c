/**
 * The tasks of a plan as a graph, the setup left out: it is before all else, and everywhere.
 *
 * @typedef {{ readonly tasks: readonly string[], readonly before: ReadonlyMap<string, ReadonlySet<string>> }} Graph
 *
 * @param {import("@nbflow/converter").Plan} plan
 * @returns {Graph}
 */
export function taskGraph({ tasks }) {
  const own = tasks.filter(({ kind }) => kind !== "setup");
  const before = new Map(
    own.map(({ id, reads, waitsFor }) => [id, new Set([...reads.map(({ from }) => from), ...waitsFor])]),
  );
  return { tasks: own.map(({ id }) => id), before };
}

/** For each task all that must have run before it, by whatever chain. @param {Graph} graph */
function closure({ tasks, before }) {
  const all = new Map();
  const visit = (task) => {
    const known = all.get(task);
    if (known !== undefined) return known;
    const found = new Set();
    all.set(task, found);
    for (const source of before.get(task) ?? []) {
      found.add(source);
      for (const earlier of visit(source)) found.add(earlier);
    }
    return found;
  };
  tasks.forEach(visit);
  return all;
}

/**
 * The most tasks of which none needs another, by Dilworth: as many as the fewest chains that cover all, which a maximum
 * matching of each task with one after it gives.
 *
 * @param {Graph} graph
 */
export function width(graph) {
  const all = closure(graph);
  const matched = new Map();
  const assign = (task, seen) => {
    for (const earlier of all.get(task) ?? []) {
      if (seen.has(earlier)) continue;
      seen.add(earlier);
      const holder = matched.get(earlier);
      if (holder === undefined || assign(holder, seen)) {
        matched.set(earlier, task);
        return true;
      }
    }
    return false;
  };
  const joined = graph.tasks.filter((task) => assign(task, new Set())).length;
  return graph.tasks.length - joined;
}

/** The tasks on the longest chain. @param {Graph} graph */
export function longestChain({ tasks, before }) {
  const lengths = new Map();
  const visit = (task) => {
    const known = lengths.get(task);
    if (known !== undefined) return known;
    const length = 1 + Math.max(0, ...[...(before.get(task) ?? [])].map(visit));
    lengths.set(task, length);
    return length;
  };
  return Math.max(0, ...tasks.map(visit));
}
