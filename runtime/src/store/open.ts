import type { RunStore } from "./run-store.js";
import type { SqliteStoreOptions } from "./sqlite-store-options.js";

/** Opens the run store in a folder; SQLite itself is loaded only now. See `SqliteStoreOptions`. */
export async function openSqliteStore(options: SqliteStoreOptions = {}): Promise<RunStore> {
  const sqlite = await import("./sqlite/index.js");
  return sqlite.openSqliteStore(options);
}
