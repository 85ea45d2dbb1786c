import { groupOf, type Region, type Value } from "./heap.js";
import type { CellRecord } from "./record.js";
import type { Scope } from "./scope.js";

/** Gathers which variables may be, or hold, one object. */
export class Aliases {
  /** Each variable with the objects that it ever was. */
  readonly #bound = new Map<string, Set<Region>>();

  visit(record: CellRecord, notebook: Scope): void {
    for (const [name, { write }] of record.names) {
      if (write === null) continue;
      for (const region of ownRegions(notebook.variables.get(name) ?? [])) {
        const regions = this.#bound.get(name);
        if (regions === undefined) this.#bound.set(name, new Set([region]));
        else regions.add(region);
      }
    }
  }

  groups(): readonly (readonly string[])[] {
    const parent = new Map<string, string>();
    const rootOf = (name: string): string => {
      let root = name;
      for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next;
      return root;
    };
    const holder = new Map<Region, string>();
    for (const [name, regions] of this.#bound) {
      for (const region of regions) {
        const group = groupOf(region);
        const other = holder.get(group);
        if (other === undefined) holder.set(group, name);
        else if (rootOf(name) !== rootOf(other)) parent.set(rootOf(name), rootOf(other));
      }
    }
    return [...grouped([...this.#bound.keys()], rootOf).values()]
      .filter((group) => group.length > 1)
      .map((group) => [...group].sort());
  }
}

/** The changeable objects of the notebook's own that a value may be. */
function ownRegions(value: Value): readonly Region[] {
  return value
    .flatMap((one) => [one.region, one.method?.receiver.region ?? null])
    .filter((region) => region !== null)
    .filter((region) => region.cell !== 0 && region.class === null);
}

function grouped(
  names: readonly string[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) {
    const group = groups.get(keyOf(name));
    if (group === undefined) groups.set(keyOf(name), [name]);
    else group.push(name);
  }
  return groups;
}
