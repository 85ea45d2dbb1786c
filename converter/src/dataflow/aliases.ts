import { reach, type Region } from "./heap.js";
import type { CellRecord } from "./record.js";
import type { Scope } from "./scope.js";

/** Gathers which variables may be, or hold, one object. */
export class Aliases {
  readonly #parent = new Map<string, string>();
  readonly #holder = new Map<Region, string>();

  visit(record: CellRecord, notebook: Scope): void {
    for (const [name, { write }] of record.names) {
      const value = notebook.variables.get(name);
      if (write === null || value === undefined) continue;
      for (const region of reach(value)) {
        if (region.cell === 0 || region.function !== null || region.class !== null) continue;
        const other = this.#holder.get(region);
        if (other === undefined) this.#holder.set(region, name);
        else this.#join(name, other);
      }
    }
    // What a cell puts into an object that it has not bound itself.
    for (const [region, { change, perhaps }] of record.regions) {
      const owner = change === null && perhaps === null ? undefined : this.#holder.get(region);
      if (owner === undefined) continue;
      for (const held of reach([...region.contents.values()])) {
        if (held.cell === 0 || held.function !== null || held.class !== null) continue;
        const other = this.#holder.get(held);
        if (other === undefined) this.#holder.set(held, owner);
        else this.#join(owner, other);
      }
    }
  }

  groups(): readonly (readonly string[])[] {
    const groups = new Map<string, string[]>();
    for (const name of this.#parent.keys()) {
      const root = this.#root(name);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [name]);
      else group.push(name);
    }
    return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort());
  }

  #join(one: string, other: string): void {
    const [first, second] = [this.#root(one), this.#root(other)];
    if (!this.#parent.has(first)) this.#parent.set(first, first);
    if (!this.#parent.has(second)) this.#parent.set(second, second);
    if (first !== second) this.#parent.set(second, first);
  }

  #root(name: string): string {
    let root = name;
    for (
      let next = this.#parent.get(root);
      next !== undefined && next !== root;
      next = this.#parent.get(root)
    )
      root = next;
    return root;
  }
}
