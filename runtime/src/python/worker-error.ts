export type WorkerErrorCode =
  /** The interpreter could not be started, or our part of it failed to load. */
  | "not-started"
  /** The process ended by a signal: out of memory, `kill`, a crash in C code. */
  | "killed"
  /** The process ended by itself, by `exit()` in a cell or `os._exit`. */
  | "exited"
  /** What a cell printed came garbled from its kernel. */
  | "output-lost"
  /** It was closed by us. */
  | "closed"
  /** It refused a request, which means that the two sides do not fit together. */
  | "refused";

/** A worker that is lost, or never came to be. An exception in a cell is no such error. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";

  constructor(
    readonly code: WorkerErrorCode,
    message: string,
    readonly fields: {
      readonly executable: string;
      /** The cell that ran, by its number among the code cells. */
      readonly cell?: number | null;
      readonly signal?: string | null;
      readonly exitCode?: number | null;
      /** The last that was written to the process's stderr, other than by Python itself. */
      readonly lastWords?: string;
      readonly hint?: string;
    },
  ) {
    super(message);
  }

  get hint(): string | undefined {
    return this.fields.hint;
  }

  get cell(): number | null {
    return this.fields.cell ?? null;
  }

  get signal(): string | null {
    return this.fields.signal ?? null;
  }
}
