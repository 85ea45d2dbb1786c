import type { CellFacts } from "../facts/index.js";
import { libraryOptions, type Resource } from "../knowledge/index.js";
import type { CellRole } from "./dataflow.js";
import type { Edges } from "./edges.js";
import { reach } from "./heap.js";
import type { CellRecord } from "./record.js";
import type { Scope } from "./scope.js";

/** What may be set up before all else: settings of the process, which every worker has. */
const settings: ReadonlySet<Resource | "files"> = new Set<Resource | "files">([
  "environment",
  "import path",
  "display",
  ...libraryOptions,
]);

export function roleOf(facts: CellFacts, record: CellRecord): CellRole {
  if (record.barrier !== null || record.history !== null) return "work";
  if (facts.shape === "work" || facts.shape === "empty") return facts.shape;
  if (record.world !== null && !record.world.startsWith("imports ")) return "work";
  const outside = [...record.effects.values()].some(
    (effect) => effect.changes && !settings.has(effect.resource),
  );
  return outside ? "work" : facts.shape;
}

/**
 * The cells that can run first: they are no work, what they depend on can run first too, and nothing changes what they make.
 */
export function hoistableCells(
  records: readonly CellRecord[],
  roles: readonly CellRole[],
  edges: Edges,
  notebook: Scope,
): ReadonlySet<number> {
  const hoistable = new Set<number>();
  const writers = new Map<string, Set<number>>();
  const changed = new Map<object, Set<number>>();
  for (const record of records) {
    for (const [name, { write, same }] of record.names)
      if (write !== null) add(writers, `${name} ${same ?? ""}`, record.cell);
    for (const [region, { change, perhaps }] of record.regions) {
      const plain = region.function === null && region.class === null;
      if (change !== null || (perhaps !== null && plain)) add(changed, region, record.cell);
    }
  }
  records.forEach((record, index) => {
    const role = roles[index];
    if (role === "work" || role === "empty" || role === undefined) return;
    if (edges.into(record.cell).some((edge) => !hoistable.has(edge.from))) return;
    const alone = [...record.names].every(([name, { write, same }]) => {
      if (write === null) return true;
      const others = [...writers].filter(([key]) => key.startsWith(`${name} `));
      if (others.some(([key, cells]) => key !== `${name} ${same ?? ""}` || (same === null && cells.size > 1)))
        return false;
      if (same !== null) return true;
      const held = reach(notebook.variables.get(name) ?? []);
      return [...held].every(
        (region) =>
          region.cell === 0 || [...(changed.get(region) ?? [])].every((cell) => cell === record.cell),
      );
    });
    if (alone) hoistable.add(record.cell);
  });
  return hoistable;
}

function add<Key>(map: Map<Key, Set<number>>, key: Key, cell: number): void {
  const cells = map.get(key);
  if (cells === undefined) map.set(key, new Set([cell]));
  else cells.add(cell);
}
