/**
 * What Node and a worker's interpreter say to each other (`python/nbflow_worker` is the other side).
 *
 * Two Unix sockets are handed to the interpreter, none of them a standard stream, as those are the notebook's:
 *
 * - fd 3, the *wire*: frames both ways, each four bytes of length (big-endian) and that much JSON, one object with
 *   an `op`. A request has an `id` and gets one `reply` with it, in order; a reply with `refused` says why it failed.
 * - fd 4, the *lifeline*: nobody writes. The guard, a process above the interpreter, holds the other end; when ours
 *   closes, by `close` or by our death, it kills everything below itself and then ends as the interpreter ended.
 *
 * The first request is `hello`, whose reply names the protocol's version; requests that came with it wait behind it.
 * New operations get new `op`s; a worker that does not know one refuses it and goes on.
 */
import type {
  Environment,
  Json,
  KeepRequest,
  Kept,
  MimeBundle,
  MissingModule,
  Opened,
  PythonValue,
  SizedVariable,
} from "./worker.js";

export const protocolVersion = 1;

export type Request =
  | { readonly op: "hello"; readonly protocol: number; readonly pycache: string | null }
  | {
      readonly op: "execute";
      readonly code: string;
      /** Identifies the request to the kernel; outputs carry it as `parent`. */
      readonly message: string;
      /** The number that the cell has as `In[…]` and `Out[…]`; null leaves it to the kernel. */
      readonly count: number | null;
    }
  | { readonly op: "assign"; readonly values: Readonly<Record<string, Json>> }
  | { readonly op: "describe"; readonly names: readonly string[]; readonly whole?: boolean }
  /** To home, before its first cell: which modules would these not find? It imports none. */
  | {
      readonly op: "missing";
      readonly cells: readonly {
        readonly cell: number;
        readonly source: string;
        readonly mayRaise: boolean;
      }[];
    }
  /** Before a task's cells, and after them: which files have they opened? */
  | { readonly op: "watch" }
  | { readonly op: "opened" }
  /** Forks a branch where that is safe; it connects to the abstract Unix socket and says the token first. */
  | { readonly op: "fork"; readonly socket: string; readonly token: string }
  /** To a branch: what did its cells make? The names are those that they may have bound. */
  | { readonly op: "return"; readonly names: readonly string[] }
  /** To home: takes in what a branch returned, which must still be alive. */
  | ({ readonly op: "join"; readonly branch: number } & Returned)
  /** To home: nothing will come of this branch. */
  | { readonly op: "forget"; readonly branch: number }
  /** To home: the setup has run; what there is now, each home makes by itself. */
  | { readonly op: "settle" }
  /** To home, after each task: keeps what names hold in a file, with all that shares an object with it; null only looks. */
  | ({ readonly op: "keep" } & KeepRequest)
  /** To home, before a task that may be tried again: keeps what it reads; and puts that back. */
  | {
      readonly op: "mark";
      readonly names: readonly string[];
      readonly folder: string;
      readonly bytes: number;
    }
  | { readonly op: "rewind" }
  /** To home: which variables take most memory? */
  | { readonly op: "largest" }
  /** To home, before its first cell: what do cells run with? */
  | { readonly op: "environment" }
  /** To home: binds what a file holds. */
  | {
      readonly op: "take";
      readonly folder: string;
      readonly key: string;
      readonly without: readonly string[];
    }
  /** What a widget in a front end sends; has no reply. */
  | { readonly op: "comm"; readonly message: string; readonly content: Readonly<Record<string, Json>> }
  /** Sent behind an interrupt: a loop that waits for events sees a signal only with the next one. Has no reply. */
  | { readonly op: "wake" }
  /** Ends the interpreter as at the end of a script (files are flushed, exit handlers run); has no reply. */
  | { readonly op: "close" };

export interface Replies {
  readonly hello: {
    readonly protocol: number;
    readonly pid: number;
    readonly executable: string;
    readonly version: string;
    readonly shell: "ipykernel" | "ipython" | "exec";
    /** In what the shell differs from a notebook's kernel, in words. */
    readonly differences: readonly string[];
    readonly versions: Readonly<Record<string, string>>;
  };
  readonly watch: object;
  readonly opened: Opened;
  readonly missing: { readonly modules: readonly MissingModule[] };
  /** `why` says why there is no branch. */
  readonly fork: { readonly branch: number | null; readonly pid?: number; readonly why: string | null };
  readonly return: Returned | { readonly refused_why: string };
  /** Null where all was bound; else nothing was. */
  readonly join: { readonly why: string | null };
  readonly forget: object;
  readonly settle: object;
  readonly keep: Kept;
  readonly mark: { readonly why: string | null };
  readonly rewind: { readonly why: string | null };
  readonly environment: Environment;
  readonly largest: { readonly variables: readonly SizedVariable[] };
  /** Null where all was bound; else nothing was. */
  readonly take: { readonly why: string | null };
  readonly execute: {
    readonly seconds: number;
    readonly cpu: number;
    readonly count: number | null;
    readonly error: {
      readonly name: string;
      readonly value: string;
      readonly traceback: readonly string[];
      readonly line: number | null;
    } | null;
  };
  readonly assign: object;
  readonly describe: { readonly values: Readonly<Record<string, PythonValue>> };
}

/** Where a branch's values lie in its memory: places with their lengths in bytes. */
export interface Returned {
  readonly pid: number;
  readonly stream: readonly [place: number, length: number];
  readonly blocks: readonly (readonly [place: number, length: number])[];
  /** The numbers of blocks that pickle itself set aside. */
  readonly plain: readonly number[];
  readonly deleted: readonly string[];
}

export type Incoming =
  /** The first that a branch says. */
  | { readonly op: "branch"; readonly token: string; readonly pid: number }
  | ({ readonly op: "reply"; readonly id: number; readonly refused?: string } & Readonly<
      Record<string, unknown>
    >)
  /** The cell of this request begins now; before it an interrupt would be lost. */
  | { readonly op: "started"; readonly id: number }
  /** A message of Jupyter's IOPub channel. */
  | KernelMessage;

export type KernelMessage = { readonly op: "message"; readonly parent: string } & (
  | {
      readonly type: "stream";
      readonly content: { readonly name: "stdout" | "stderr"; readonly text: string };
    }
  | {
      readonly type: "display_data" | "execute_result" | "update_display_data";
      readonly content: DisplayContent;
    }
  | {
      readonly type: "error";
      readonly content: {
        readonly ename: string;
        readonly evalue: string;
        readonly traceback: readonly string[];
      };
    }
  | { readonly type: "clear_output"; readonly content: { readonly wait?: boolean } }
  | { readonly type: "comm_open" | "comm_msg" | "comm_close"; readonly content: CommContent }
);

export interface DisplayContent {
  readonly data: MimeBundle;
  readonly metadata?: Readonly<Record<string, Json>> | null;
  readonly transient?: { readonly display_id?: string } | null;
  readonly execution_count?: number | null;
  /** As in `CellOutput`. */
  readonly exact?: Readonly<Record<string, string>>;
}

export interface CommContent {
  readonly comm_id: string;
  readonly target_name?: string;
  readonly data: Readonly<Record<string, Json>>;
}
