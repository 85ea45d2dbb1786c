import Libsql from "libsql";

export type SqlValue = string | number | null;
export type SqlRow = Readonly<Record<string, SqlValue>>;
/** Bytes are given as such, and come back as an ArrayBuffer. */
export type SqlInput = SqlValue | Uint8Array;

export interface Statement {
  /** Gives how many rows it changed. */
  run(values: readonly SqlInput[]): number;
  all(values: readonly SqlValue[]): readonly SqlRow[];
}

/** What the store needs of SQLite: one connection, prepared statements, scripts. */
export interface Database {
  prepare(sql: string): Statement;
  exec(sql: string): void;
  readonly inTransaction: boolean;
  close(): void;
}

export interface OpenDatabase extends Database {
  readonly raw: Libsql.Database;
}

/** Opens a connection. A statement does not wait for another process's lock, unless `PRAGMA busy_timeout` says so. */
export function openDatabase(path: string): OpenDatabase {
  const raw = new Libsql(path);
  return {
    raw,
    prepare(sql) {
      const statement = raw.prepare(sql);
      return {
        run: (values) => statement.run(values).changes,
        all: (values) => statement.all(values) as SqlRow[],
      };
    },
    exec: (sql) => void raw.exec(sql),
    get inTransaction() {
      return raw.inTransaction;
    },
    close: () => void raw.close(),
  };
}

/** How many statements are kept prepared; filters make texts without end. */
const KEPT = 2000;

/** Statements are prepared once for each text. */
export function statementCache(database: Database): (sql: string) => Statement {
  const known = new Map<string, Statement>();
  return (sql) => {
    let statement = known.get(sql);
    if (statement !== undefined) return statement;
    if (known.size >= KEPT) known.clear();
    known.set(sql, (statement = database.prepare(sql)));
    return statement;
  };
}
