import type { Edges } from "./edges.js";
import type { CellRecord } from "./record.js";

/**
 * Frames, and all that is made from them, share index objects, as `df + 1` has the very index of `df`. Which do is not
 * followed, since the names of an index are seldom set: a cell that sets them is in order with all cells that have objects.
 */
export class LabelDependencies {
  readonly #users: number[] = [];
  readonly #setters: number[] = [];

  constructor(readonly edges: Edges) {}

  visit(record: CellRecord): void {
    if (record.barrier !== null || !hasObjects(record)) return;
    const { cell } = record;
    const sets = [...record.effects.values()].some(
      ({ resource, changes }) => resource === "labels" && changes,
    );
    for (const earlier of sets ? this.#users : this.#setters) {
      const reason = sets
        ? `cell ${cell} changes names of an index, which what cell ${earlier} uses may share`
        : `cell ${cell} uses what may share an index, whose names cell ${earlier} changes`;
      this.edges.add(earlier, cell, "effect", null, reason);
    }
    this.#users.push(cell);
    if (sets) this.#setters.push(cell);
  }
}

/** Whether it touches anything that may be, hold or come from a frame. */
function hasObjects(record: CellRecord): boolean {
  for (const region of record.regions.keys()) {
    if (region.cell !== 0 && region.class === null && region.function === null) return true;
  }
  return false;
}
