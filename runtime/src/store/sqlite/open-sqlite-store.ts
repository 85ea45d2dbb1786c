import { join, resolve } from "node:path";
import { makeFolder } from "../../files/index.js";
import type { RunStore } from "../run-store.js";
import type { SqliteStoreOptions } from "../sqlite-store-options.js";
import { connect, type Connection } from "./connection.js";
import { openDatabase } from "./database.js";
import { stateFolder } from "../state-folder.js";
import { storeError } from "./errors.js";
import { migrate } from "./migrate.js";
import { whileBusy } from "./while-busy.js";
import { sqliteStore } from "./sqlite-store.js";

/**
 * Opens the run store in a folder's `nbflow.db`, and makes both where they are not there.
 * @throws StoreError with path and hint, where the folder can't be written, is full, or the file is damaged or too new.
 */
export async function openSqliteStore(options: SqliteStoreOptions = {}): Promise<RunStore> {
  return sqliteStore(await openConnection(options));
}

/** Opens the file itself, for what is kept beside the runs. Throws as `openSqliteStore` does. */
export async function openConnection(options: SqliteStoreOptions = {}): Promise<Connection> {
  const home = resolve(options.home ?? stateFolder(process.env));
  const path = join(home, "nbflow.db");
  try {
    makeFolder(home);
    const database = openDatabase(path);
    try {
      await whileBusy(() => void database.prepare("PRAGMA journal_mode = WAL").all([]));
      database.exec("PRAGMA synchronous = NORMAL");
      await migrate(database, path);
      await whileBusy(() => database.exec("BEGIN IMMEDIATE; ROLLBACK"));
      database.exec(`PRAGMA busy_timeout = ${Math.round((options.busySeconds ?? 2) * 1000)}`);
      return connect(database, path, options.durability);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw storeError(error, path, "open");
  }
}
