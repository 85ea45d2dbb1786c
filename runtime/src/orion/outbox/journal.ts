import {
  appendFileSync,
  closeSync,
  existsSync,
  openSync,
  readSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { v7 as uuid } from "uuid";
import { makeFolder } from "../../files/index.js";
import { StoreError } from "../../store/index.js";
import type { JournalHead, Operation } from "./operation.js";

/** What is read at once; an operation that is longer is read whole. */
const CHUNK_BYTES = 512 * 1024;
const LINE_BREAK = 10;

/** How far a journal has been sent. */
export interface Position {
  /** Bytes from its beginning. */
  readonly sent: number;
  /** The server's ids of flow runs, by ours. */
  readonly ids: Readonly<Record<string, string>>;
  /** What the server did not take, and why, each in a line. */
  readonly refused: readonly string[];
  /** The server reads the store that this was written to as well: it is to be told nothing. */
  readonly isShared?: boolean;
}

export interface Chunk {
  readonly operations: readonly { readonly operation: Operation; readonly end: number }[];
}

/**
 * A file of operations, each a line. It is only added to; what has been sent is noted in a file beside it.
 *
 * 1. An operation's promise resolves when a process that is killed no longer loses it.
 * 2. Those of one turn of the event loop are written together, in the order in which they were added.
 */
export class Journal {
  readonly path: string;
  #size: number;
  #waiting: string[] = [];
  #written: Promise<void> | null = null;
  #onWritten: (() => void) | null = null;

  private constructor(path: string, size: number) {
    this.path = path;
    this.#size = size;
  }

  static create(folder: string, head: JournalHead): Journal {
    makeFolder(folder);
    const path = join(folder, `${uuid()}.jsonl`);
    const line = `${JSON.stringify(head)}\n`;
    writeFileSync(path, line, { mode: 0o600, flag: "wx" });
    return new Journal(path, Buffer.byteLength(line));
  }

  static open(path: string): { readonly journal: Journal; readonly head: JournalHead } {
    // what a process was writing when it was killed is no whole line, and no one was told that it was written
    const size = readFileSync(path).lastIndexOf(LINE_BREAK) + 1;
    return { journal: new Journal(path, size), head: Journal.headOf(path) };
  }

  /** Reads no further than it must. */
  static headOf(path: string): JournalHead {
    return JSON.parse(headLine(path).toString()) as JournalHead;
  }

  /** Calls `act` each time that something has been written. */
  onWritten(act: () => void): void {
    this.#onWritten = act;
  }

  add(operation: Operation): Promise<void> {
    this.#waiting.push(JSON.stringify(operation));
    this.#written ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        try {
          this.#write();
          resolve();
        } catch (error) {
          reject(unwritten(this.path, error));
        }
      });
    });
    return this.#written;
  }

  /** The operations from a position on, as many as are sent together; the first one is at the head's end. */
  read(from: number): Chunk {
    const file = openSync(this.path, "r");
    try {
      for (let length = CHUNK_BYTES; ; length *= 4) {
        const wanted = Math.min(length, this.#size - from);
        const bytes = Buffer.allocUnsafe(wanted);
        const got = readSync(file, bytes, 0, wanted, from);
        const whole = bytes.subarray(0, got).lastIndexOf(LINE_BREAK) + 1;
        if (whole > 0 || wanted < length) return chunkOf(bytes.subarray(0, whole), from);
      }
    } finally {
      closeSync(file);
    }
  }

  /** Where the first operation begins. */
  get begin(): number {
    return headLine(this.path).length;
  }

  get size(): number {
    return this.#size;
  }

  position(): Position {
    const path = `${this.path}.sent`;
    if (!existsSync(path)) return { sent: this.begin, ids: {}, refused: [] };
    return JSON.parse(readFileSync(path, "utf8")) as Position;
  }

  note(position: Position): void {
    writeFileSync(`${this.path}.sent`, JSON.stringify(position), { mode: 0o600 });
  }

  remove(): void {
    rmSync(this.path, { force: true });
    rmSync(`${this.path}.sent`, { force: true });
  }

  #write(): void {
    const text = `${this.#waiting.join("\n")}\n`;
    this.#waiting = [];
    this.#written = null;
    appendFileSync(this.path, text);
    this.#size += Buffer.byteLength(text);
    this.#onWritten?.();
  }
}

function chunkOf(bytes: Buffer, from: number): Chunk {
  const operations: { operation: Operation; end: number }[] = [];
  let begin = 0;
  for (let end = bytes.indexOf(LINE_BREAK); end !== -1; end = bytes.indexOf(LINE_BREAK, begin)) {
    const operation = JSON.parse(bytes.subarray(begin, end).toString()) as Operation;
    begin = end + 1;
    operations.push({ operation, end: from + begin });
  }
  return { operations };
}

function headLine(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const bytes = Buffer.alloc(64 * 1024);
    const read = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0));
    return read.subarray(0, read.indexOf(LINE_BREAK) + 1);
  } finally {
    closeSync(file);
  }
}

function unwritten(path: string, error: unknown): StoreError {
  return new StoreError(
    "store-failed",
    `What a server is to have can't be written to ${path}: ${(error as Error).message}`,
    path,
    "Is the disk full? Without tracking the run needs no such file: --api ''",
    { cause: error },
  );
}
