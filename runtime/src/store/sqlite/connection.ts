import { StoreError } from "../store-error.js";
import { statementCache, type Database, type Statement } from "./database.js";
import { storeError } from "./errors.js";
import { WriteBatch } from "./write-batch.js";

/** An open, migrated file: one connection, whose writes share transactions. */
export interface Connection {
  readonly path: string;
  /** What a write that is told survives. */
  readonly survives: "process" | "power";
  readonly database: Database;
  readonly batch: WriteBatch;
  readonly prepare: (sql: string) => Statement;
  /** Commits what was asked for, then reads. */
  read<Value>(query: () => Value): Promise<Value>;
  /** Reads what is committed now. */
  readCommitted<Value>(query: () => Value): Value;
  /** Resolves once all that was asked for is durable; no write is taken afterwards. */
  close(): Promise<void>;
}

export function connect(
  database: Database,
  path: string,
  survives: "process" | "power" = "process",
): Connection {
  const batch = new WriteBatch(database, path, survives);
  let closing: Promise<void> | null = null;

  function readCommitted<Value>(query: () => Value): Value {
    if (closing !== null) throw new StoreError("store-closed", `${path} has been closed.`, path);
    try {
      return query();
    } catch (error) {
      throw storeError(error, path, "read");
    }
  }

  async function shut(): Promise<void> {
    try {
      await batch.flush();
    } finally {
      batch.close();
      database.close();
    }
  }

  return {
    path,
    survives,
    database,
    batch,
    prepare: statementCache(database),
    read: async (query) => {
      await batch.flush();
      return readCommitted(query);
    },
    readCommitted,
    close: () => (closing ??= shut()),
  };
}
