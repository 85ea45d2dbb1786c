import type { CellNumber, Dependency } from "../plan/plan.js";
import type { Edges } from "./edges.js";

/**
 * Leaves out what is implied: data that a later cell has changed on the way comes from that cell; order, effects and caution
 * are left out where a chain of other dependencies has the same order.
 */
export function reduce(edges: Edges): readonly Dependency[] {
  const ancestors = new Map<CellNumber, Set<CellNumber>>();
  const kept: Dependency[] = [];
  const sources = new Map<string, Set<CellNumber>>();
  for (const to of edges.cells()) {
    const into = edges.into(to);
    const data = latest(
      into.filter((edge) => edge.kind === "data"),
      sources,
    );
    const above = new Set<CellNumber>();
    const include = (from: CellNumber): void => {
      above.add(from);
      for (const cell of ancestors.get(from) ?? []) above.add(cell);
    };
    for (const edge of data) include(edge.from);
    const others = into
      .filter((edge) => edge.kind !== "data")
      .sort(
        (one, other) =>
          other.from - one.from ||
          rank[one.kind] - rank[other.kind] ||
          Number(one.variable === null) - Number(other.variable === null),
      );
    const chosen: Dependency[] = [];
    for (const edge of others) {
      if (above.has(edge.from)) continue;
      include(edge.from);
      chosen.push(edge);
    }
    ancestors.set(to, above);
    kept.push(...[...data, ...chosen].sort((one, other) => one.from - other.from));
  }
  return kept;
}

const rank: Readonly<Record<Dependency["kind"], number>> = { data: 0, order: 1, effect: 2, caution: 3 };

/** Of the cells that a variable comes from, those whose object no later one of them has taken and changed. */
function latest(data: readonly Dependency[], sources: Map<string, Set<CellNumber>>): readonly Dependency[] {
  for (const { from, to, variable } of data) {
    const key = `${to} ${variable ?? ""}`;
    const all = sources.get(key) ?? new Set();
    all.add(from);
    for (const cell of sources.get(`${from} ${variable ?? ""}`) ?? []) all.add(cell);
    sources.set(key, all);
  }
  return data.filter(
    (edge) =>
      !data.some(
        (other) =>
          other.variable === edge.variable &&
          other.from !== edge.from &&
          sources.get(`${other.from} ${edge.variable ?? ""}`)?.has(edge.from),
      ),
  );
}
