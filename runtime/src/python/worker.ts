/**
 * A Python process that runs a notebook's cells as its kernel would, one at a time, in one namespace.
 * The engine knows this interface alone; how the process is made and spoken to stays behind it.
 */
export interface PythonWorker {
  readonly pid: number;
  /** Resolves when the interpreter is ready for its first cell; rejects with a WorkerError where it cannot start. */
  readonly ready: Promise<WorkerInfo>;
  /**
   * Before its first cell: the modules that cells would not find, of which it imports none. It names only what could not but
   * fail. Missing where a worker can't tell.
   */
  missing?(cells: readonly CellRequest[]): Promise<readonly MissingModule[]>;
  /** Runs one cell. Rejects with a WorkerError only where the process is lost; an exception in the cell is a result. */
  execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult>;
  /** Binds names to JSON values, as the cell tagged `parameters` would. */
  assign(values: Readonly<Record<string, Json>>): Promise<void>;
  /**
   * What names hold now: JSON where the value is JSON, else its type and a short text. Unbound names are left out. What is
   * large counts as no JSON, unless `whole` is asked for: then every value that JSON and JavaScript hold exactly is handed over.
   */
  describe(
    names: readonly string[],
    options?: DescribeOptions,
  ): Promise<Readonly<Record<string, PythonValue>>>;
  /** As Ctrl-C in a notebook: the running cell raises KeyboardInterrupt. */
  interrupt(): void;
  /** From now on it notes which files are opened. Missing where a worker can't. */
  watch?(): Promise<void>;
  /** Ends that. */
  opened?(): Promise<Opened>;
  /** What can run beside it, in forks of its process; null or missing where nothing can. */
  readonly forks?: PythonForks | null;
  /** Keeps what its tasks make in files; null or missing where it can't. */
  readonly keeps?: PythonKeeps | null;
  /** Ends the process and all that it started; resolves when nothing of it is left. Never rejects. */
  close(): Promise<void>;
}

/** A module that a cell imports and the interpreter does not have. */
export interface MissingModule {
  readonly cell: number;
  readonly line: number;
  readonly module: string;
}

/** What was opened for reading while a worker noted it. */
export interface Opened {
  /** By absolute path: the file when it was opened first; null where there was none. */
  readonly files: Readonly<Record<string, FileFacts | null>>;
  /** What else was done, in words, so that it is not known that nothing else was read; null where it is. */
  readonly why: string | null;
}

/** What tells without reading a file that it is the same. */
export interface FileFacts {
  readonly size: number;
  /** Nanoseconds, as text. */
  readonly mtime: string;
  readonly ctime: string;
  readonly inode: string;
}

export interface DescribeOptions {
  readonly whole?: boolean;
}

/** Forks of a worker's process: each has all that the worker had, and gives back what its own cells bind. */
export interface PythonForks {
  /** Between two cells of the worker. Gives the reason, in words, where the process can't be forked now. */
  fork(): Promise<PythonBranch | string>;
}

/**
 * A fork. Its cells show what they show by itself; nothing of what they do is there for the worker unless they are joined.
 * Where they raise or are lost, or `finish` gives a reason, `discard` it, and run its cells in the worker.
 */
export interface PythonBranch extends Pick<
  PythonWorker,
  "pid" | "execute" | "assign" | "describe" | "interrupt" | "watch" | "opened"
> {
  /**
   * After its last cell: checks that nothing has changed but variables of these names, and makes their values ready.
   * Gives the reason, in words, where something else has, or where a value can't be sent.
   */
  finish(names: readonly string[]): Promise<string | null>;
  /** Between two cells of the worker: binds what was made ready. Gives the reason where that failed; nothing was bound then. */
  join(): Promise<string | null>;
  /** Ends it. Never rejects. */
  discard(): Promise<void>;
}

/** What a worker's tasks leave in it, in files that another worker can take in. All between two cells. */
export interface PythonKeeps {
  /** The setup has run: what is there now, each worker makes by itself. */
  settle(): Promise<void>;
  /** The variables that take most memory, the largest first. */
  largest(): Promise<readonly SizedVariable[]>;
  /** What cells run with beside their text, before the first of them. */
  environment(): Promise<Environment>;
  /** After each task, also of one that keeps nothing: what changed in the process since the last is told of it. */
  keep(request: KeepRequest): Promise<Kept>;
  /** Before a task that may be tried again: keeps what these names hold. Gives the reason, in words, where it can't. */
  mark(names: readonly string[], folder: string, bytes: number): Promise<string | null>;
  /** Before it is tried again: what was marked is as it was then. Gives the reason where it can't be; nothing was changed then. */
  rewind(): Promise<string | null>;
  /** Binds what a file holds, `without` those names. Gives the reason, in words, where it can't; nothing was bound then. */
  take(folder: string, key: string, without?: readonly string[]): Promise<string | null>;
}

export interface SizedVariable {
  readonly name: string;
  /** Its type's name. */
  readonly type: string;
  /** About. */
  readonly bytes: number;
}

export interface Environment {
  /** A hash of Python's version, and of the names and versions of what is installed. */
  readonly hash: string;
  /** Where cells run. */
  readonly folder: string;
}

export interface KeepRequest {
  /** The variables to keep; null where none are. */
  readonly names: readonly string[] | null;
  /** Where files are kept, each under the hash of what it holds. */
  readonly folder: string;
  /** What is expected to take longer is not kept. */
  readonly seconds: number;
  /** Nor what is larger. */
  readonly bytes: number;
}

export interface Kept {
  /** Null where nothing had to be, or could be kept. */
  readonly kept: { readonly key: string; readonly size: number } | null;
  /** The variables that are kept: those asked for, and those that share something with them. */
  readonly names?: readonly string[];
  /** Why others are not, by their names. */
  readonly left: Readonly<Record<string, string>>;
  /** Settings of the process were changed: the file puts them back, or `why` says that they can't be. */
  readonly settings: boolean;
  /** The modules that are loaded and that no installed package has: the hash of each file's text; null where it can't be read. */
  readonly modules?: Readonly<Record<string, string | null>>;
  /** Why nothing is kept, and it can't be said that nothing but variables was changed. */
  readonly why: string | null;
  /** What it took of the processor, in seconds. */
  readonly seconds: number;
}

export interface WorkerInfo {
  readonly executable: string;
  readonly version: string;
  /** What runs the cells: the kernel's own classes, a bare IPython shell, or plain `exec`; for TypeScript, Deno's kernel or Node. */
  readonly shell: "ipykernel" | "ipython" | "exec" | "deno" | "node";
}

export interface CellRequest {
  /** The cell's number among the notebook's code cells, from 1. */
  readonly cell: number;
  readonly source: string;
  /** Tagged `raises-exception`. */
  readonly mayRaise: boolean;
  /**
   * The number that the cell has as `In[…]` and `Out[…]`: in a notebook run from top to bottom its place among the
   * cells that run, from 1. Default: one more than the cell that ran last.
   */
  readonly count?: number;
}

/** An output as nbformat has it in a code cell's `outputs`. */
export type CellOutput =
  | { readonly output_type: "stream"; readonly name: "stdout" | "stderr"; readonly text: string }
  | {
      readonly output_type: "display_data" | "execute_result";
      readonly data: MimeBundle;
      readonly metadata: Readonly<Record<string, Json>>;
      readonly execution_count?: number | null;
      /**
       * The JSON text of those entries of `data` whose numbers JavaScript would write another way (1.0 as 1): whoever
       * writes the notebook file writes this in their place.
       */
      readonly exact?: Readonly<Record<string, string>>;
    }
  | {
      readonly output_type: "error";
      readonly ename: string;
      readonly evalue: string;
      readonly traceback: readonly string[];
    };

export type MimeBundle = Readonly<Record<string, Json>>;

export interface CellResult {
  /** All outputs in their final form: streams merged, cleared ones gone, updated displays replaced. */
  readonly outputs: readonly CellOutput[];
  readonly executionCount: number | null;
  /** Seconds that it took, and seconds of processors that it used. Missing where the worker does not measure. */
  readonly took?: { readonly seconds: number; readonly cpu: number };
  /** Set when the cell raised; for a `mayRaise` cell too. */
  readonly error: CellError | null;
  /**
   * Outputs of cells that ran before, which this cell changed (`update_display_data`, output widgets):
   * their new outputs by cell number.
   */
  readonly changed: ReadonlyMap<number, readonly CellOutput[]>;
}

export interface CellError {
  readonly name: string;
  readonly value: string;
  /** With terminal colours, as IPython gives it. */
  readonly traceback: readonly string[];
  /** The innermost line of the cell itself that the traceback passes, from 1. */
  readonly line: number | null;
}

export type PythonValue =
  | { readonly kind: "json"; readonly value: Json }
  | {
      readonly kind: "object";
      readonly type: string;
      readonly text: string;
      /** Why it is no JSON, where it was asked for as a whole. */
      readonly reason?: string;
    };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
