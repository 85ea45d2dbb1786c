import { randomUUID } from "node:crypto";
import { CellOutputs } from "./cell-outputs.js";
import { InterpreterProcess, type Ended } from "./interpreter-process.js";
import { OutputWidgets } from "./output-widgets.js";
import {
  protocolVersion,
  type Incoming,
  type KernelMessage,
  type Replies,
  type Request,
} from "./protocol.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  DescribeOptions,
  Json,
  PythonValue,
  PythonWorker,
  WorkerInfo,
} from "./worker.js";
import { WorkerError } from "./worker-error.js";

export interface WorkerOptions {
  /** The interpreter. `findInterpreter` finds it. */
  readonly executable: string;
  /** Where cells run: the notebook's folder. */
  readonly folder: string;
  /** Default: this process's own environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** A folder for compiled modules, used where Python itself would keep none. Default: none. */
  readonly pycache?: string;
}

/** How long an idle interpreter may take to end by itself (exit handlers, unwritten files), in milliseconds. */
const patience = 5000;

/** Starts an interpreter; it is ready when `ready` resolves, but requests may be made at once. */
export function startWorker(options: WorkerOptions): PythonWorker {
  return new Worker(options);
}

interface Waiting {
  readonly resolve: (reply: never) => void;
  readonly reject: (error: WorkerError) => void;
}

interface Running {
  readonly id: number;
  readonly request: CellRequest;
  readonly message: string;
  readonly onOutput: (output: CellOutput) => void;
}

class Worker implements PythonWorker {
  readonly ready: Promise<WorkerInfo>;
  readonly #executable: string;
  readonly #process: InterpreterProcess;
  readonly #waiting = new Map<number, Waiting>();
  readonly #session = randomUUID();
  readonly #outputs = new CellOutputs();
  readonly #widgets: OutputWidgets;
  #nextId = 1;
  #running: Running | null = null;
  #started = false;
  #interruptWanted = false;
  #closing: Promise<void> | null = null;
  #lost: WorkerError | null = null;

  constructor(options: WorkerOptions) {
    this.#executable = options.executable;
    this.#process = new InterpreterProcess(
      { executable: options.executable, folder: options.folder, env: options.env ?? process.env },
      (message) => this.#take(message),
    );
    this.#widgets = new OutputWidgets((content) =>
      this.#process.send({ op: "comm", id: 0, message: `${this.#session}_widget`, content }),
    );
    this.ready = this.#request<"hello">({
      op: "hello",
      protocol: protocolVersion,
      pycache: options.pycache ?? null,
    }).then(({ pid, executable, version, shell }) => {
      this.#process.pid = pid;
      return { executable, version, shell };
    });
    this.ready.catch(() => {});
    void this.#process.ended.then((ended) => this.#end(ended));
  }

  get pid(): number {
    return this.#process.pid;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    await this.ready;
    const id = this.#nextId;
    const message = `${this.#session}_${id}`;
    this.#running = { id, request, message, onOutput };
    this.#started = this.#interruptWanted = false;
    this.#outputs.start(request.cell);
    try {
      const reply = await this.#request<"execute">({
        op: "execute",
        code: request.source,
        message,
        count: request.count ?? null,
      });
      return {
        outputs: this.#outputs.of(request.cell),
        executionCount: reply.count,
        error: reply.error,
        changed: this.#outputs.changed(),
      };
    } finally {
      this.#running = null;
    }
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    await this.#request<"assign">({ op: "assign", values });
  }

  async describe(
    names: readonly string[],
    { whole = false }: DescribeOptions = {},
  ): Promise<Readonly<Record<string, PythonValue>>> {
    return (await this.#request<"describe">({ op: "describe", names, whole })).values;
  }

  interrupt(): void {
    if (this.#running === null) return;
    if (this.#started) this.#process.interrupt();
    else this.#interruptWanted = true;
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (this.#lost === null && this.#waiting.size === 0) {
      this.#process.send({ op: "close", id: 0 });
      timer = setTimeout(() => this.#process.kill(), patience);
    } else {
      this.#process.kill();
    }
    await this.#process.ended;
    clearTimeout(timer);
  }

  #request<Op extends keyof Replies>(request: Extract<Request, { op: Op }>): Promise<Replies[Op]> {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.send({ ...request, id });
    });
  }

  #take(message: Incoming): void {
    switch (message.op) {
      case "message":
        this.#show(message);
        break;
      case "started":
        if (message.id !== this.#running?.id) break;
        this.#started = true;
        if (this.#interruptWanted) this.#process.interrupt();
        break;
      case "reply": {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.refused !== undefined) waiting?.reject(this.#refused(message.refused));
        else waiting?.resolve(message as never);
        break;
      }
    }
  }

  /** As nbclient: what does not come from the running cell itself is not shown. */
  #show(message: KernelMessage): void {
    const running = this.#running;
    if (running === null || message.parent !== running.message) return;
    if (isComm(message)) {
      this.#widgets.comm(message.type, message.content);
    } else if (!this.#widgets.take(message)) {
      const output = this.#outputs.take(message);
      if (output !== null) running.onOutput(output);
    }
  }

  #end(ended: Ended): void {
    this.#lost = this.#lostError(ended);
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }

  #refused(why: string): WorkerError {
    return new WorkerError("refused", `The Python worker refused: ${why.trim()}`, {
      executable: this.#executable,
    });
  }

  #lostError(ended: Ended): WorkerError {
    const cell = this.#running?.request.cell ?? null;
    const where = cell === null ? "" : ` while it ran cell ${cell}`;
    const lastWords = this.#process.lastWords.trim();
    const fields = {
      executable: this.#executable,
      cell,
      signal: ended.signal,
      exitCode: ended.exitCode,
      lastWords,
    };
    if (this.#closing !== null)
      return new WorkerError("closed", `The Python worker was closed${where}.`, fields);
    if (ended.cause !== undefined) {
      const message = `Python could not be started at ${this.#executable}: ${ended.cause.message}`;
      return new WorkerError("not-started", message, fields);
    }
    if (ended.signal !== null) {
      const hint = ended.signal === "SIGKILL" ? { hint: "Often this means that memory ran out." } : {};
      const message = `The Python worker was killed by ${ended.signal}${where}.`;
      return new WorkerError("killed", message, { ...fields, ...hint });
    }
    const said = lastWords === "" ? "" : ` It said: ${lastWords.split("\n").at(-1)}`;
    const message = `The Python worker ended with exit code ${ended.exitCode}${where}.${said}`;
    return new WorkerError("exited", message, fields);
  }
}

function isComm(message: KernelMessage): message is Extract<KernelMessage, { type: `comm_${string}` }> {
  return message.type.startsWith("comm_");
}
