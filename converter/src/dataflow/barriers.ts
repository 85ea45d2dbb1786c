import type { Edges } from "./edges.js";
import type { CellRecord } from "./record.js";

/** Cells that may read and change everything, and those that read the history. */
export class Barriers {
  #before: number[] = [];
  #barrier: CellRecord | null = null;
  /** Those that read the history since. */
  #readers: number[] = [];

  constructor(readonly edges: Edges) {}

  visit(record: CellRecord): void {
    const { cell } = record;
    if (this.#barrier !== null) {
      const { cell: from, barrier } = this.#barrier;
      this.edges.add(
        from,
        cell,
        "caution",
        null,
        `cell ${from} ${barrier}, so it may change anything that cell ${cell} uses`,
      );
    }
    const why = record.barrier ?? record.history;
    if (why !== null) {
      const tail = record.barrier === null ? "" : ", so it may use anything that";
      for (const from of this.#before) {
        const reason =
          record.barrier === null ? `cell ${cell} ${why}` : `cell ${cell} ${why}${tail} cell ${from} makes`;
        this.edges.add(from, cell, record.barrier === null ? "effect" : "caution", null, reason);
      }
    }
    if (record.shows) {
      for (const from of this.#readers)
        this.edges.add(
          from,
          cell,
          "effect",
          null,
          `cell ${cell} shows a value, and cell ${from} reads what was shown before`,
        );
    }
    if (record.history !== null) this.#readers.push(cell);
    if (record.barrier !== null) {
      this.#barrier = record;
      this.#before = [];
      this.#readers = [];
    }
    this.#before.push(cell);
  }
}
