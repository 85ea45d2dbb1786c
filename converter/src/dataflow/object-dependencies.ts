import type { Edges } from "./edges.js";
import type { Region } from "./heap.js";
import { afterChange, beforeChange } from "./reasons.js";
import type { Access, CellRecord } from "./record.js";

interface Touch {
  readonly cell: number;
  readonly access: Access;
  readonly sure: boolean;
}

interface Uses {
  /** The last cell that changes it for sure, and those since that may. */
  changers: Touch[];
  readers: Touch[];
}

/** Who changes an object before whom. A change builds on all changes before it, so only the last matter to those after. */
export class ObjectDependencies {
  readonly #uses = new Map<Region, Uses>();

  constructor(
    readonly edges: Edges,
    /** The cells before whose binding of a variable there is. */
    readonly writersOf: (name: string) => readonly number[],
    /** A variable of the notebook through which an object can be reached. */
    readonly nameOf: (region: Region) => string | null,
  ) {}

  visit(record: CellRecord): void {
    const { cell } = record;
    for (const [region, own] of record.regions) {
      const change = own.change ?? own.perhaps;
      const sure = own.change !== null;
      const uses = this.#uses.get(region);
      if (uses === undefined) {
        if (change === null && own.read === null) continue;
        this.#uses.set(
          region,
          change === null
            ? { changers: [], readers: [{ cell, access: own.read ?? plainRead, sure: true }] }
            : { changers: [{ cell, access: change, sure }], readers: [] },
        );
        continue;
      }
      const touch = own.read ?? change ?? plainRead;
      for (const changer of uses.changers) this.#after(region, cell, touch, changer);
      if (change === null) {
        uses.readers.push({ cell, access: touch, sure: true });
        continue;
      }
      for (const reader of uses.readers) {
        const variable = change.via ?? reader.access.via ?? this.nameOf(region);
        const reason = beforeChange(cell, change, reader.cell, reader.access, variable);
        this.edges.add(reader.cell, cell, sure ? "order" : "caution", variable, reason);
      }
      uses.changers = sure
        ? [{ cell, access: change, sure }]
        : [...uses.changers, { cell, access: change, sure }];
      if (sure) uses.readers = [];
    }
  }

  #after(region: Region, cell: number, touch: Access, changer: Touch): void {
    if (changer.cell === cell) return;
    const variable = touch.via ?? changer.access.via ?? this.nameOf(region);
    const reason = afterChange(cell, touch, changer.cell, changer.access, variable);
    // What a variable was bound to since has the change in it.
    const carried = variable !== null && this.writersOf(variable).every((writer) => writer <= changer.cell);
    this.edges.add(
      changer.cell,
      cell,
      changer.sure ? (carried ? "data" : "order") : "caution",
      variable,
      reason,
    );
  }
}

const plainRead: Access = { via: null, words: "uses {}" };
