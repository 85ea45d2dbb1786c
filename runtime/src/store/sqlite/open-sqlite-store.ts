import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import type { RunStore } from "../run-store.js";
import { openDatabase } from "./database.js";
import { isBusy, storeError } from "./errors.js";
import { migrate } from "./migrate.js";
import { sqliteStore } from "./sqlite-store.js";

export interface SqliteStoreOptions {
  /** The state folder. Default: `stateFolder(process.env)`. */
  readonly home?: string;
  /**
   * What a commit survives: `process` any end of the process, `power` a power cut as well (a commit then waits for the disk).
   * Default: `process`.
   */
  readonly durability?: "process" | "power";
  /** Seconds that a write waits for another process's lock before it asks again. Default: 2. */
  readonly busySeconds?: number;
}

const WAL_TRIES = 50;

/** Where the state is kept: `NBFLOW_HOME`, by default `~/.nbflow`. */
export function stateFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment["NBFLOW_HOME"];
  return resolve(home === undefined || home === "" ? join(homedir(), ".nbflow") : home);
}

/**
 * Opens the run store in a folder's `nbflow.db`, and makes both where they are not there.
 * @throws StoreError with path and hint, where the folder can't be written, is full, or the file is damaged or too new.
 */
export async function openSqliteStore(options: SqliteStoreOptions = {}): Promise<RunStore> {
  const home = resolve(options.home ?? stateFolder(process.env));
  const path = join(home, "nbflow.db");
  try {
    mkdirSync(home, { recursive: true });
    const database = openDatabase(path, options.busySeconds ?? 2);
    try {
      useWal(database);
      database.exec(`PRAGMA synchronous = ${options.durability === "power" ? "FULL" : "NORMAL"}`);
      await migrate(database, path);
      mustBeWritable(database);
      return sqliteStore(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw storeError(error, path, "open");
  }
}

/** The change of a new file to WAL asks for the whole file, and does not wait for it. */
function useWal(database: ReturnType<typeof openDatabase>): void {
  for (let tries = 1; ; tries += 1) {
    try {
      database.prepare("PRAGMA journal_mode = WAL").all([]);
      return;
    } catch (error) {
      if (!isBusy(error) || tries === WAL_TRIES) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

function mustBeWritable(database: ReturnType<typeof openDatabase>): void {
  database.exec("BEGIN IMMEDIATE");
  database.exec("ROLLBACK");
}
