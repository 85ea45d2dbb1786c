import { StoreError } from "../store-error.js";
import type { Database } from "./database.js";
import { isBusy, storeError } from "./errors.js";

/** How often a batch asks again for a lock that another process holds; each time takes the connection's own busy wait. */
const LOCK_TRIES = 15;
const LOCK_PAUSE_MS = 20;

interface Entry {
  readonly write: () => void;
  readonly lasts: boolean;
  readonly done: () => void;
  readonly fail: (error: StoreError) => void;
}

interface Shared extends Pick<Entry, "done" | "fail"> {
  readonly promise: Promise<void>;
}

/**
 * Gathers the writes of one turn of the event loop into one transaction.
 *
 * 1. Writes are done in the order in which they were added.
 * 2. A promise resolves when the transaction that holds its write is committed, and not before.
 * 3. Where SQLite refuses one write of a batch, the others are committed without it.
 * 4. Where commits are to survive a power cut, one with a write that lasts waits for the disk, and so for all commits before it.
 *    The others don't wait: what they say would be found out again, as that a task that has not ended had begun.
 */
export class WriteBatch {
  readonly #database: Database;
  readonly #path: string;
  #entries: Entry[] = [];
  /** The promise of all writes since the last commit that give no value. */
  #shared: Shared | null = null;
  #scheduled = false;
  #lockTries = 0;
  #closed = false;
  readonly #survivesPower: boolean;
  #isSynced: boolean | null = null;

  constructor(database: Database, path: string, survives: "process" | "power" = "process") {
    this.#database = database;
    this.#path = path;
    this.#survivesPower = survives === "power";
  }

  /** Adds a write; those of one turn share a promise, so that a task costs few of them. */
  add(write: () => void, lasts = false): Promise<void> {
    if (this.#closed) return Promise.reject(this.#closedError());
    this.#shared ??= sharedPromise();
    const { promise, done, fail } = this.#shared;
    this.#push({ write, lasts, done, fail });
    return promise;
  }

  /** Adds a write that gives a value. */
  addFor<Value>(write: () => Value, lasts = true): Promise<Value> {
    if (this.#closed) return Promise.reject(this.#closedError());
    return new Promise<Value>((resolve, reject) => {
      let value: Value;
      this.#push({ write: () => void (value = write()), lasts, done: () => resolve(value), fail: reject });
    });
  }

  /** Commits what has been added, and resolves once nothing that was added before is open. */
  flush(): Promise<void> {
    if (this.#entries.length === 0) return Promise.resolve();
    const flushed = this.addFor(() => undefined, false);
    this.#commit();
    return flushed;
  }

  /** No write is taken from now on. */
  close(): void {
    this.#closed = true;
  }

  #push(entry: Entry): void {
    this.#entries.push(entry);
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commit();
    });
  }

  #commit(): void {
    if (this.#entries.length === 0) return;
    try {
      this.#begin(this.#entries.some(({ lasts }) => lasts));
    } catch (error) {
      this.#lockTries += 1;
      if (isBusy(error) && this.#lockTries < LOCK_TRIES) {
        setTimeout(() => this.#commit(), LOCK_PAUSE_MS);
        return;
      }
      return settle(this.#take(), storeError(error, this.#path, "write to"));
    }
    const entries = this.#take();
    try {
      for (const { write } of entries) write();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      return this.#commitEach(entries, error);
    }
    settle(entries, null);
  }

  #begin(lasts: boolean): void {
    if (this.#survivesPower && this.#isSynced !== lasts) {
      this.#database.exec(`PRAGMA synchronous = ${lasts ? "FULL" : "NORMAL"}`);
      this.#isSynced = lasts;
    }
    this.#database.exec("BEGIN IMMEDIATE");
  }

  #take(): readonly Entry[] {
    const entries = this.#entries;
    this.#entries = [];
    this.#shared = null;
    this.#lockTries = 0;
    return entries;
  }

  #commitEach(entries: readonly Entry[], first: unknown): void {
    if (entries.length === 1) return settle(entries, storeError(first, this.#path, "write to"));
    for (const entry of entries) {
      try {
        this.#begin(entry.lasts);
        entry.write();
        this.#database.exec("COMMIT");
        entry.done();
      } catch (error) {
        this.#rollBack();
        entry.fail(storeError(error, this.#path, "write to"));
      }
    }
  }

  #rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec("ROLLBACK");
  }

  #closedError(): StoreError {
    return new StoreError("store-closed", `${this.#path} has been closed.`, this.#path);
  }
}

function settle(entries: readonly Entry[], error: StoreError | null): void {
  for (const entry of entries) {
    if (error === null) entry.done();
    else entry.fail(error);
  }
}

function sharedPromise(): Shared {
  let done = (): void => undefined;
  let fail = (_error: StoreError): void => undefined;
  const promise = new Promise<void>((resolve, reject) => {
    done = resolve;
    fail = reject;
  });
  return { promise, done, fail };
}
