import { StoreError } from "../store-error.js";
import type { OpenDatabase } from "./database.js";
import { whileBusy } from "./while-busy.js";

/** How many migrations there are; the file's `user_version` says how many it has. */
const SCHEMA_VERSION = 6;

/**
 * Brings a file's tables up to date. One that is up to date costs a single read, and Kysely is not even loaded.
 * @throws StoreError `store-too-new` for a file that a later nbflow has written.
 */
export async function migrate(database: OpenDatabase, path: string): Promise<void> {
  if (!isBehind(database, path)) return;
  const [{ Kysely, Migrator, SqliteDialect }, { MIGRATIONS }] = await Promise.all([
    import("kysely"),
    import("./migrations.js"),
  ]);
  const kysely = new Kysely<unknown>({
    dialect: new SqliteDialect({
      database: { prepare: (sql) => database.raw.prepare(sql), close: () => undefined },
    }),
  });
  const migrator = new Migrator({ db: kysely, provider: { getMigrations: async () => ({ ...MIGRATIONS }) } });
  // Kysely takes no lock of its own on SQLite: two processes may open a new file at once
  await whileBusy(() => database.exec("BEGIN IMMEDIATE"));
  try {
    if (isBehind(database, path)) {
      const { error } = await migrator.migrateToLatest();
      if (error !== undefined) throw error;
      database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    }
    database.exec("COMMIT");
  } catch (error) {
    if (database.inTransaction) database.exec("ROLLBACK");
    throw error;
  }
}

function isBehind(database: OpenDatabase, path: string): boolean {
  const version = Number(database.prepare("PRAGMA user_version").all([])[0]?.["user_version"] ?? 0);
  if (version > SCHEMA_VERSION) {
    throw new StoreError(
      "store-too-new",
      `${path} was written by a later nbflow (schema ${version}, this one knows ${SCHEMA_VERSION}).`,
      path,
      "Update nbflow, or set NBFLOW_HOME to another folder.",
    );
  }
  return version < SCHEMA_VERSION;
}
