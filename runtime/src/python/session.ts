import { randomUUID } from "node:crypto";
import { CellOutputs } from "./cell-outputs.js";
import type { Channel, Ended } from "./channel.js";
import { OutputWidgets } from "./output-widgets.js";
import type { Incoming, KernelMessage, Replies, Request } from "./protocol.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  DescribeOptions,
  Json,
  Opened,
  PythonValue,
} from "./worker.js";
import { WorkerError } from "./worker-error.js";

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

/** Requests to one process and what it says, cells and their outputs among it. */
export class Session {
  readonly #executable: string;
  readonly #channel: Channel;
  readonly #name: string;
  readonly #waiting = new Map<number, Waiting>();
  readonly #id = randomUUID();
  readonly #outputs = new CellOutputs();
  readonly #widgets: OutputWidgets;
  #nextId = 1;
  #running: Running | null = null;
  #started = false;
  #interruptWanted = false;
  #closed = false;
  #lost: WorkerError | null = null;

  /** `name` is what errors call the process: "Python worker". */
  constructor(options: { readonly channel: Channel; readonly executable: string; readonly name: string }) {
    this.#executable = options.executable;
    this.#channel = options.channel;
    this.#name = options.name;
    this.#widgets = new OutputWidgets((content) =>
      this.#channel.send({ op: "comm", id: 0, message: `${this.#id}_widget`, content }),
    );
    void this.#channel.ended.then((ended) => this.#end(ended));
  }

  /** The process has not ended, and nothing is asked of it. */
  get isIdle(): boolean {
    return this.#lost === null && this.#waiting.size === 0;
  }

  /** That it ends from now on is our doing. */
  closes(): void {
    this.#closed = true;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    const id = this.#nextId;
    const message = `${this.#id}_${id}`;
    this.#running = { id, request, message, onOutput };
    this.#started = this.#interruptWanted = false;
    this.#outputs.start(request.cell);
    try {
      const { count, error, seconds, cpu } = await this.request<"execute">({
        op: "execute",
        code: request.source,
        message,
        count: request.count ?? null,
      });
      return {
        outputs: this.#outputs.of(request.cell),
        executionCount: count,
        error,
        took: { seconds, cpu },
        changed: this.#outputs.changed(),
      };
    } finally {
      this.#running = null;
    }
  }

  async watch(): Promise<void> {
    await this.request<"watch">({ op: "watch" });
  }

  opened(): Promise<Opened> {
    return this.request<"opened">({ op: "opened" });
  }

  async assign(values: Readonly<Record<string, Json>>): Promise<void> {
    await this.request<"assign">({ op: "assign", values });
  }

  async describe(
    names: readonly string[],
    { whole = false }: DescribeOptions = {},
  ): Promise<Readonly<Record<string, PythonValue>>> {
    return (await this.request<"describe">({ op: "describe", names, whole })).values;
  }

  interrupt(): void {
    if (this.#running === null) return;
    if (this.#started) this.#channel.interrupt();
    else this.#interruptWanted = true;
  }

  request<Op extends keyof Replies>(request: Extract<Request, { op: Op }>): Promise<Replies[Op]> {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#channel.send({ ...request, id });
    });
  }

  take(message: Incoming): void {
    switch (message.op) {
      case "message":
        this.#show(message);
        break;
      case "started":
        if (message.id !== this.#running?.id) break;
        this.#started = true;
        if (this.#interruptWanted) this.#channel.interrupt();
        break;
      case "reply": {
        const waiting = this.#waiting.get(message.id);
        this.#waiting.delete(message.id);
        if (message.refused !== undefined) waiting?.reject(this.#refused(message.refused));
        else waiting?.resolve(message as never);
        break;
      }
      case "branch":
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
    return new WorkerError("refused", `The ${this.#name} refused: ${why.trim()}`, {
      executable: this.#executable,
    });
  }

  #lostError(ended: Ended): WorkerError {
    const cell = this.#running?.request.cell ?? null;
    const where = cell === null ? "" : ` while it ran cell ${cell}`;
    const lastWords = this.#channel.lastWords.trim();
    const fields = {
      executable: this.#executable,
      cell,
      signal: ended.signal,
      exitCode: ended.exitCode,
      lastWords,
    };
    if (this.#closed) return new WorkerError("closed", `The ${this.#name} was closed${where}.`, fields);
    if (ended.cause !== undefined) {
      const message = `Python could not be started at ${this.#executable}: ${ended.cause.message}`;
      return new WorkerError("not-started", message, fields);
    }
    if (ended.signal !== null) {
      const hint = ended.signal === "SIGKILL" ? { hint: "Often this means that memory ran out." } : {};
      const message = `The ${this.#name} was killed by ${ended.signal}${where}.`;
      return new WorkerError("killed", message, { ...fields, ...hint });
    }
    const said = lastWords === "" ? "" : ` It said: ${lastWords.split("\n").at(-1)}`;
    const code = ended.exitCode === null ? "" : ` with exit code ${ended.exitCode}`;
    const message = `The ${this.#name} ended${code}${where}.${said}`;
    return new WorkerError("exited", message, fields);
  }
}

function isComm(message: KernelMessage): message is Extract<KernelMessage, { type: `comm_${string}` }> {
  return message.type.startsWith("comm_");
}
