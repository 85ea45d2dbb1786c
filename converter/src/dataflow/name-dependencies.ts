import type { Edges } from "./edges.js";
import { said } from "./reasons.js";
import type { CellRecord, NameRecord } from "./record.js";

interface Uses {
  /** Cells whose binding may be the one there is. */
  writers: { readonly cell: number; readonly record: NameRecord }[];
  /** Cells that have read it since. */
  readers: { readonly cell: number; readonly record: NameRecord }[];
}

/** Who binds a name before whom, and who reads what from whom. */
export class NameDependencies {
  readonly #uses = new Map<string, Uses>();

  constructor(readonly edges: Edges) {}

  visit(record: CellRecord): void {
    const { cell } = record;
    for (const [name, own] of record.names) {
      const uses = this.#of(name);
      if (own.read !== null) {
        for (const writer of uses.writers) {
          const reason = `cell ${cell} ${this.#words(record, name, own)}, which cell ${writer.cell} ${madeWords(writer.record)}`;
          this.edges.add(writer.cell, cell, "data", name, reason);
        }
      }
      if (own.write !== null) this.#write(cell, name, own, uses);
      else if (own.read !== null) uses.readers.push({ cell, record: own });
    }
  }

  #write(cell: number, name: string, own: NameRecord, uses: Uses): void {
    const { write } = own;
    if (write === null) return;
    const again =
      own.same !== null &&
      uses.writers.length > 0 &&
      uses.writers.every((writer) => writer.record.same === own.same);
    if (again) return;
    for (const reader of uses.readers) {
      this.edges.add(
        reader.cell,
        cell,
        "order",
        name,
        `cell ${cell} ${said(write, name)}, which cell ${reader.cell} reads before`,
      );
    }
    for (const writer of uses.writers) {
      this.edges.add(
        writer.cell,
        cell,
        "order",
        name,
        `cell ${cell} ${said(write, name)} again after cell ${writer.cell}`,
      );
    }
    const binding = { cell, record: own };
    if (own.certain) {
      uses.writers = [binding];
      uses.readers = [];
    } else {
      uses.writers.push(binding);
    }
  }

  #words(record: CellRecord, name: string, own: NameRecord): string {
    for (const region of record.regions.values()) {
      if (region.change?.via === name) return said(region.change, name);
    }
    return own.read === null ? "" : said(own.read, name);
  }

  /** The cells whose binding of a name lasts. */
  writers(name: string): readonly number[] {
    return this.#uses.get(name)?.writers.map((writer) => writer.cell) ?? [];
  }

  #of(name: string): Uses {
    let uses = this.#uses.get(name);
    if (uses === undefined) this.#uses.set(name, (uses = { writers: [], readers: [] }));
    return uses;
  }
}

function madeWords(record: NameRecord): string {
  if (record.write?.words.startsWith("deletes")) return "deletes";
  if (record.write?.words.startsWith("may set")) return "may set";
  return record.same === null ? (record.certain ? "makes" : "may set") : "imports";
}
