/**
 * A Python process that runs a notebook's cells as its kernel would, one at a time, in one namespace.
 * The engine knows this interface alone; how the process is made and spoken to stays behind it.
 */
export interface PythonWorker {
  readonly pid: number;
  /** Resolves when the interpreter is ready for its first cell; rejects with a WorkerError where it cannot start. */
  readonly ready: Promise<WorkerInfo>;
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
  /** Ends the process and all that it started; resolves when nothing of it is left. Never rejects. */
  close(): Promise<void>;
}

export interface DescribeOptions {
  readonly whole?: boolean;
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
