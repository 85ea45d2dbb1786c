import { spawn, type ChildProcess } from "node:child_process";
import type { Socket } from "node:net";
import { packageFile } from "../platform/index.js";
import { CellOutputs } from "../python/cell-outputs.js";
import { FrameReader, frame } from "../python/frames.js";
import type { Incoming, KernelMessage } from "../python/protocol.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  Json,
  PythonValue,
  PythonWorker,
  WorkerInfo,
} from "../python/worker.js";
import { WorkerError } from "../python/worker-error.js";
import { compileCell } from "./compile-cell.js";

export interface NodeOptions {
  /** Where cells run: the notebook's folder. */
  readonly folder: string;
  /** Default: this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
}

const guard = (): string => packageFile("bin", "guard.mjs");
const host = (): string => packageFile("bin", "node-cells.mjs");

/**
 * Runs cells of TypeScript and JavaScript in Node, where there is no Deno: in one scope, with `require`, as the kernels that
 * are built on Node do. Values are shown as Node prints them.
 */
export function startNode(options: NodeOptions): PythonWorker {
  return new NodeWorker(options);
}

interface Raised {
  readonly name: string;
  readonly value: string;
  readonly stack: string;
}

interface Reply {
  readonly op: "reply";
  readonly id: number;
  readonly error?: Raised | null;
  readonly values?: Readonly<Record<string, PythonValue>>;
  readonly version?: string;
}

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: WorkerError) => void;
}

class NodeWorker implements PythonWorker {
  readonly ready: Promise<WorkerInfo>;
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #outputs = new CellOutputs();
  readonly #waiting = new Map<number, Waiting>();
  #running: { readonly cell: number; readonly onOutput: (output: CellOutput) => void } | null = null;
  #lost: WorkerError | null = null;
  #closing = false;
  #nextId = 1;
  #count = 0;
  #lastWords = "";

  constructor({ folder, env = process.env }: NodeOptions) {
    this.#child = spawn(
      process.execPath,
      [guard(), "--wire", process.execPath, "--experimental-import-meta-resolve", host()],
      {
        cwd: folder,
        env,
        stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"],
        detached: true,
      },
    );
    const reader = new FrameReader((message) => this.#take(message));
    this.#wire.on("data", (chunk: Buffer) => reader.push(chunk));
    this.#child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-16_384);
    });
    for (const stream of this.#child.stdio) stream?.on("error", () => undefined);
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", () => resolve());
      this.#child.once("close", () => resolve());
    });
    void this.#ended.then(() => this.#end());
    this.ready = this.#request({ op: "hello" }).then(({ version = "" }) => ({
      executable: process.execPath,
      version,
      shell: "node",
    }));
    this.ready.catch(() => undefined);
  }

  get pid(): number {
    return this.#child.pid ?? -1;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    await this.ready;
    const { cell } = request;
    this.#running = { cell, onOutput };
    this.#outputs.start(cell);
    this.#count = request.count ?? this.#count + 1;
    try {
      const compiled = await compileCell(request.source);
      if ("message" in compiled)
        return this.#failed(cell, { ...compiled, value: compiled.message, stack: "" }, compiled.line);
      const reply = await this.#request({ op: "execute", code: compiled.code, cell, count: this.#count });
      if (reply.error != null) {
        const places = [
          ...reply.error.stack.matchAll(new RegExp(`\\bcell-${cell}\\.js:(\\d+):(\\d+)`, "gu")),
        ];
        const [place] = places;
        const line = place === undefined ? null : compiled.lineOf(Number(place[1]), Number(place[2]));
        return this.#failed(cell, reply.error, line);
      }
      return this.#result(cell, null);
    } finally {
      this.#running = null;
    }
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    await this.#request({ op: "assign", values });
  }

  async describe(names: readonly string[]): Promise<Readonly<Record<string, PythonValue>>> {
    return (await this.#request({ op: "describe", names })).values ?? {};
  }

  /** JavaScript that runs can't be asked to stop: the process ends. */
  interrupt(): void {
    if (this.#running === null) return;
    this.#closing = true;
    this.#kill();
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#kill();
    await this.#ended;
  }

  #failed(cell: number, { name, value, stack }: Raised, line: number | null): CellResult {
    const traceback = stack === "" ? [`${name}: ${value}`] : stack.split("\n");
    this.#show({
      op: "message",
      parent: "",
      type: "error",
      content: { ename: name, evalue: value, traceback },
    });
    return this.#result(cell, { name, value, traceback, line });
  }

  #result(cell: number, error: CellResult["error"]): CellResult {
    const outputs = this.#outputs.of(cell);
    return { outputs, executionCount: this.#count, error, changed: this.#outputs.changed() };
  }

  #request(message: object): Promise<Reply> {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      if (this.#wire.writable) this.#wire.write(frame({ ...message, id }));
    });
  }

  #take(message: Incoming): void {
    if (message.op === "message") return this.#show(message);
    if (message.op !== "reply") return;
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    waiting?.resolve(message);
  }

  #show(message: KernelMessage): void {
    if (this.#running === null) return;
    const output = this.#outputs.take(message as Parameters<CellOutputs["take"]>[0]);
    if (output !== null) this.#running.onOutput(output);
  }

  #kill(): void {
    (this.#child.stdio[3] as Socket | null)?.destroy();
  }

  get #wire(): Socket {
    return this.#child.stdio[4] as Socket;
  }

  #end(): void {
    const cell = this.#running?.cell ?? null;
    const where = cell === null ? "" : ` while it ran cell ${cell}`;
    const { exitCode, signalCode: signal } = this.#child;
    const lastWords = this.#lastWords.trim();
    const fields = { executable: process.execPath, cell, exitCode, signal, lastWords };
    const said = lastWords === "" ? "" : ` It said: ${lastWords.split("\n").at(-1)}`;
    this.#lost = this.#closing
      ? new WorkerError("closed", `The Node worker was closed${where}.`, fields)
      : signal !== null || exitCode === 137
        ? new WorkerError("killed", `The Node worker was killed by ${signal ?? "SIGKILL"}${where}.`, fields)
        : new WorkerError(
            "exited",
            `The Node worker ended with exit code ${exitCode}${where}.${said}`,
            fields,
          );
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }
}
