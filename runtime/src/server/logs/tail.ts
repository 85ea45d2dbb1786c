import type { Data } from "../data/db.js";
import { condition, joined, where, type Condition } from "../filters/condition.js";
import { logToWire } from "./operations.js";

const PAGE = 1000;

interface Listener {
  readonly asked: Condition | null;
  readonly tell: (line: unknown) => void;
  /** The last row that it was told of. */
  after: number | null;
}

/** Tells listeners of new lines of the log, whichever process wrote them. */
export class LogTail {
  readonly #data: Data;
  readonly #listeners = new Set<Listener>();
  #looking = false;

  constructor(data: Data) {
    this.#data = data;
  }

  /** From now on; gives what ends it. */
  listen(asked: Condition | null, tell: (line: unknown) => void): () => void {
    const listener: Listener = { asked, tell, after: null };
    this.#listeners.add(listener);
    void this.#data
      .read((db) => {
        listener.after = Number(db.get("SELECT max(rowid) AS last FROM logs")?.["last"] ?? 0);
      })
      .catch(() => this.#listeners.delete(listener));
    return () => void this.#listeners.delete(listener);
  }

  /** Looks for lines that have come. */
  async look(): Promise<void> {
    if (this.#looking || this.#listeners.size === 0) return;
    this.#looking = true;
    try {
      for (const listener of this.#listeners) await this.#tell(listener);
    } finally {
      this.#looking = false;
    }
  }

  async #tell(listener: Listener): Promise<void> {
    await this.#data.read((db) => {
      const { after } = listener;
      if (after === null) return;
      const { sql, values } = where(joined([listener.asked, condition("l.rowid > ?", after)], "AND"));
      const rows = db.all(
        `SELECT l.*, l.rowid AS number FROM logs l ${sql} ORDER BY l.rowid LIMIT ${PAGE}`,
        ...values,
      );
      for (const row of rows) listener.tell(logToWire(row));
      listener.after =
        rows.length === PAGE
          ? Number(rows.at(-1)?.["number"])
          : Number(db.get("SELECT max(rowid) AS last FROM logs")?.["last"] ?? after);
    });
  }
}
