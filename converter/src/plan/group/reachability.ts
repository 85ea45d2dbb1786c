import type { CellNumber } from "../plan.js";
import type { Edge } from "./task-graph.js";

/** Which cells come after which by some chain of edges. Edges run from lower numbers to higher ones. */
export class Reachability {
  readonly #before = new Map<CellNumber, Set<CellNumber>>();

  constructor(cells: readonly CellNumber[], edges: readonly Edge[]) {
    const sources = new Map<CellNumber, CellNumber[]>();
    for (const { from, to } of edges) {
      const known = sources.get(to);
      if (known === undefined) sources.set(to, [from]);
      else known.push(from);
    }
    for (const cell of cells) {
      const before = new Set<CellNumber>();
      for (const source of sources.get(cell) ?? []) {
        before.add(source);
        for (const earlier of this.#before.get(source) ?? []) before.add(earlier);
      }
      this.#before.set(cell, before);
    }
  }

  /** Whether neither needs the other. */
  apart(one: CellNumber, other: CellNumber): boolean {
    return !this.#before.get(one)?.has(other) && !this.#before.get(other)?.has(one);
  }
}
