import type { CellNumber } from "../plan.js";

export interface Edge {
  readonly from: CellNumber;
  readonly to: CellNumber;
}

/**
 * Cells in groups, and what the groups need of each other. Groups are joined only where the graph of groups stays free
 * of cycles, so that each group can become one task.
 */
export class TaskGraph {
  readonly #groups = new Map<CellNumber, CellNumber[]>();
  readonly #next = new Map<CellNumber[], Set<CellNumber[]>>();

  /** Cells that stay by themselves. */
  readonly #alone: ReadonlySet<CellNumber>;

  constructor(
    cells: readonly CellNumber[],
    edges: readonly Edge[],
    alone: ReadonlySet<CellNumber> = new Set(),
  ) {
    this.#alone = alone;
    for (const cell of cells) {
      const group = [cell];
      this.#groups.set(cell, group);
      this.#next.set(group, new Set());
    }
    for (const { from, to } of edges) {
      const source = this.#groups.get(from);
      const target = this.#groups.get(to);
      if (source !== undefined && target !== undefined && source !== target)
        this.#next.get(source)?.add(target);
    }
  }

  /** The groups, by first cell, each in the notebook's order. */
  groups(): readonly (readonly CellNumber[])[] {
    return [...this.#next.keys()].toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  }

  groupOf(cell: CellNumber): readonly CellNumber[] {
    return this.#groups.get(cell) ?? [cell];
  }

  /** Whether some cell of the second's group needs some cell of the first's, by itself. */
  leadsTo(from: CellNumber, to: CellNumber): boolean {
    const source = this.#groups.get(from);
    const target = this.#groups.get(to);
    return source !== undefined && target !== undefined && this.#next.get(source)?.has(target) === true;
  }

  /** Joins the groups of two cells, unless a third group would have to run between them. */
  join(one: CellNumber, other: CellNumber): boolean {
    const first = this.#groups.get(one);
    const second = this.#groups.get(other);
    if (first === undefined || second === undefined) return false;
    if (first === second) return true;
    if (this.#alone.has(one) || this.#alone.has(other)) return false;
    if (this.#leadsAround(first, second) || this.#leadsAround(second, first)) return false;
    this.#absorb(first, second);
    return true;
  }

  #leadsAround(from: CellNumber[], to: CellNumber[]): boolean {
    const waiting = [...(this.#next.get(from) ?? [])].filter((group) => group !== to);
    const seen = new Set(waiting);
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
      if (group === to) return true;
      for (const next of this.#next.get(group) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    return false;
  }

  #absorb(group: CellNumber[], other: CellNumber[]): void {
    const next = new Set([...(this.#next.get(group) ?? []), ...(this.#next.get(other) ?? [])]);
    next.delete(group);
    next.delete(other);
    this.#next.delete(other);
    this.#next.set(group, next);
    for (const targets of this.#next.values()) {
      if (targets.delete(other) && targets !== next) targets.add(group);
    }
    next.delete(group);
    for (const cell of other) this.#groups.set(cell, group);
    group.push(...other);
    group.sort((a, b) => a - b);
  }
}
