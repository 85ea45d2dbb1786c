import { StoreError } from "../store-error.js";

/** A failure of SQLite or of the file system as a person can act on it. */
export function storeError(error: unknown, path: string, doing: string): StoreError {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  const cause = { cause: error };
  if (/FULL|ENOSPC|EDQUOT/u.test(code)) {
    return new StoreError(
      "store-full",
      `There is no space left to ${doing} ${path}.`,
      path,
      "Free some space, or set NBFLOW_HOME to a folder on another disk.",
      cause,
    );
  }
  if (/CORRUPT|NOTADB/u.test(code)) {
    return new StoreError(
      "store-corrupt",
      `${path} is damaged or is no nbflow state file.`,
      path,
      "Move it away (with its -wal and -shm files) and run again: a new one is made. Or set NBFLOW_HOME to another folder.",
      cause,
    );
  }
  if (/BUSY|LOCKED/u.test(code)) {
    return new StoreError(
      "store-busy",
      `${path} stayed locked by another process.`,
      path,
      "See what else has it open, such as a copy or a database browser, and close that.",
      cause,
    );
  }
  if (/IOERR|EIO|EFBIG/u.test(code)) {
    return new StoreError(
      "store-unwritable",
      `The disk refuses to ${doing} ${path}.`,
      path,
      "See whether it is full, fails, or has a limit on the size of files (ulimit -f), or set NBFLOW_HOME to a folder on another disk.",
      cause,
    );
  }
  if (/CANTOPEN|READONLY|PERM|AUTH|EACCES|EPERM|EROFS|ENOTDIR|EEXIST|ENOENT|EISDIR/u.test(code)) {
    return new StoreError(
      "store-unwritable",
      `The state folder's file ${path} can't be written.`,
      path,
      "Check the folder's owner and permissions, or set NBFLOW_HOME to a folder that may be written.",
      cause,
    );
  }
  return new StoreError("store-failed", `Could not ${doing} ${path}: ${messageOf(error)}`, path, null, cause);
}

/** Whether it is worth asking again, as another process only holds the lock. */
export function isBusy(error: unknown): boolean {
  return /BUSY|LOCKED/u.test(codeOf(error));
}

const CONNECTION_CODES: Readonly<Record<string, string>> = {
  "5": "SQLITE_BUSY",
  "8": "SQLITE_READONLY",
  "10": "SQLITE_IOERR",
  "11": "SQLITE_CORRUPT",
  "13": "SQLITE_FULL",
  "14": "SQLITE_CANTOPEN",
  "26": "SQLITE_NOTADB",
};

function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code !== "") return code;
  // libsql says why a connection failed at the end of the text alone: `ConnectionFailed("…: 14")`
  const number = /ConnectionFailed\(.*: (\d+)"?\)/u.exec(messageOf(error))?.[1];
  return number === undefined ? "" : (CONNECTION_CODES[number] ?? "");
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether SQLite refused a row, as it breaks a rule of its table. */
export function isConstraint(error: unknown): boolean {
  const cause = error instanceof StoreError ? error.cause : error;
  return /CONSTRAINT/u.test(codeOf(cause));
}
