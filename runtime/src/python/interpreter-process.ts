/** The interpreter's process with its two sockets; see `protocol.ts`. */
import { spawn, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { packageFile } from "../platform/index.js";
import { signalGroup, type Channel, type Ended } from "./channel.js";
import { FrameReader, frame } from "./frames.js";
import type { Incoming } from "./protocol.js";

const mostLastWords = 16 * 1024;

export class InterpreterProcess implements Channel {
  /** Resolves when neither the interpreter nor anything that it started is left. */
  readonly ended: Promise<Ended>;
  /** The interpreter's own process, once it has said so; the guard above it until then. */
  pid: number;
  readonly #child: ChildProcess;
  #lastWords = "";

  constructor(
    options: { readonly executable: string; readonly folder: string; readonly env: NodeJS.ProcessEnv },
    take: (message: Incoming) => void,
  ) {
    this.#child = spawn(options.executable, [packageFile("python", "start.py")], {
      cwd: options.folder,
      env: { ...seeded(options.env), JPY_PARENT_PID: String(process.pid) },
      stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
      // A session of its own: Ctrl-C in the terminal is for us, and we decide what becomes of the cell.
      detached: true,
    });
    this.pid = this.#child.pid ?? -1;
    const reader = new FrameReader(take);
    this.#wire.on("data", (chunk: Buffer) => reader.push(chunk));
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-mostLastWords);
    });
    for (const stream of [this.#wire, this.#lifeline, this.#child.stderr]) stream?.on("error", () => {});
    this.ended = new Promise((resolve) => {
      this.#child.once("error", (cause) => resolve({ exitCode: null, signal: null, cause }));
      this.#child.once("exit", () => this.#endGroup());
      this.#child.once("close", (exitCode, signal) => resolve({ exitCode, signal }));
    });
  }

  get lastWords(): string {
    return this.#lastWords;
  }

  send(message: object): void {
    if (this.#wire.writable) this.#wire.write(frame(message));
  }

  /** As Jupyter does it: to the interpreter and to what it started in its process group. */
  interrupt(): void {
    signalGroup(this.pid, "SIGINT");
    this.send({ op: "wake", id: 0 });
  }

  /** Ends everything at once. */
  kill(): void {
    this.#lifeline.destroy();
  }

  get #wire(): Socket {
    return this.#child.stdio[3] as Socket;
  }

  get #lifeline(): Socket {
    return this.#child.stdio[4] as Socket;
  }

  /** In case the guard itself was killed: what it would have ended. */
  #endGroup(): void {
    if (this.pid !== this.#child.pid) signalGroup(this.pid, "SIGKILL");
  }
}

/** Which seed it is makes no difference; that it is the same in each worker lets sets be kept in their order. */
const HASH_SEED = "7";

/** Hashes of texts differ from process to process, unless a seed is given: `start.py` takes it out of sight again. */
function seeded(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = env["PYTHONHASHSEED"];
  return own === undefined || own === "" ? { ...env, PYTHONHASHSEED: HASH_SEED, NBFLOW_SEEDED: "1" } : env;
}
