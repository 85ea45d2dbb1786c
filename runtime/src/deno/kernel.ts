/** A Jupyter kernel's client: one request at a time, its outputs, its end. */
import type { KernelMessage } from "../python/protocol.js";
import type { MimeBundle } from "../python/worker.js";
import type { WorkerError } from "../python/worker-error.js";
import type { Connection } from "./deno-process.js";
import { newId, readFrames, requestFrames, type WireMessage } from "./kernel-message.js";
import { flushCode, flushSetup } from "./worker-code.js";
import { ZmtpSocket } from "./zmtp.js";

export interface Answer {
  readonly error: { readonly name: string; readonly value: string } | null;
}

export interface SilentAnswer extends Answer {
  /** What the code displayed. */
  readonly data: readonly MimeBundle[];
}

interface Request {
  readonly take: (message: KernelMessage) => void;
  readonly resolve: (reply: WireMessage) => void;
  readonly reject: (error: Error) => void;
  /** What comes for it after its end is its own still, until whoever asked takes it off the list. */
  readonly lasts: boolean;
  reply: WireMessage | null;
  idle: boolean;
}

/** What the kernel publishes can't be read any more, and with it what its cells print. */
export class OutputLost extends Error {
  override readonly name = "OutputLost";
}

/** Between two looks whether the kernel listens, in milliseconds. */
const pause = 20;
/** How long a cell's last prints are waited for at most, in milliseconds: code of the notebook may keep them from coming. */
const longestFlush = 5000;
/** After which a question that a kernel has not answered on both sockets is asked again, in milliseconds. */
const patience = 1000;

export class Kernel {
  /** The version that the kernel says it has. */
  readonly ready: Promise<string>;
  readonly #connection: Connection;
  readonly #session = newId();
  readonly #requests = new Map<string, Request>();
  #shell: ZmtpSocket | null = null;
  #iopub: ZmtpSocket | null = null;
  #lost: WorkerError | OutputLost | null = null;
  /** While a cell's last prints are waited for, all that is published is the cell's. */
  #flushing: ((message: KernelMessage) => void) | null = null;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.ready = this.#connect();
    this.ready.catch(() => undefined);
  }

  async execute(code: string, take: (message: KernelMessage) => void): Promise<Answer> {
    const content = {
      code,
      silent: false,
      store_history: true,
      user_expressions: {},
      allow_stdin: false,
      stop_on_error: true,
    };
    const id = newId();
    try {
      const reply = await this.#request("execute_request", content, take, id);
      await this.#flush(take);
      return answerOf(reply);
    } finally {
      this.#requests.delete(id);
    }
  }

  /** Runs code that leaves no trace in the notebook's own count. */
  async silently(code: string): Promise<SilentAnswer> {
    const data: MimeBundle[] = [];
    const reply = await this.#ask("execute_request", silent(code), (message) => {
      if (message.type === "display_data") data.push(message.content.data);
    });
    return { ...answerOf(reply), data };
  }

  /** The process has ended: whatever is asked of it fails so. */
  lose(error: WorkerError | OutputLost): void {
    this.#lost = error;
    this.#shell?.close();
    this.#iopub?.close();
    for (const { reject } of this.#requests.values()) reject(error);
    this.#requests.clear();
  }

  async #connect(): Promise<string> {
    const { shell, iopub } = this.#connection;
    this.#iopub = await this.#socket("SUB", iopub);
    this.#shell = await this.#socket("DEALER", shell);
    for (;;) {
      // Until what it publishes comes, what cells print would be lost.
      const asked = this.#request("kernel_info_request", {}, () => undefined);
      const waited = new Promise<null>((resolve) => setTimeout(resolve, patience, null).unref());
      const reply = await Promise.race([asked, waited]);
      if (reply !== null) {
        await this.silently(flushSetup);
        return text(reply.content["implementation_version"], "");
      }
      asked.catch(() => undefined);
    }
  }

  async #socket(type: "DEALER" | "SUB", port: number): Promise<ZmtpSocket> {
    for (;;) {
      if (this.#lost !== null) throw this.#lost;
      const socket = new ZmtpSocket(
        type,
        port,
        (frames) => this.#take(frames),
        () => this.lose(new OutputLost()),
      );
      try {
        await socket.ready;
        return socket;
      } catch {
        socket.close();
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
    }
  }

  /**
   * Takes what a cell has printed and Deno has not published yet, though it says that it idles: a mark is printed behind it,
   * and all that comes before the mark is the cell's.
   */
  async #flush(take: (message: KernelMessage) => void): Promise<void> {
    const mark = newId();
    const id = newId();
    const missing = new Set(["stdout", "stderr"]);
    let timer: NodeJS.Timeout | undefined;
    const drained = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, longestFlush);
      const printed = (message: KernelMessage): void => {
        if (message.type !== "stream") return take(message);
        const { name, text: whole } = message.content;
        const at = whole.indexOf(mark);
        const before = at < 0 ? whole : whole.slice(0, whole.lastIndexOf("\n", at) + 1);
        if (before !== "") take({ ...message, content: { name, text: before } });
        if (at >= 0) missing.delete(name);
        if (missing.size === 0) resolve();
      };
      this.#flushing = printed;
      this.#request("execute_request", silent(flushCode(mark)), printed, id).catch(() => resolve());
    });
    try {
      await drained;
    } finally {
      clearTimeout(timer);
      this.#flushing = null;
      this.#requests.delete(id);
    }
    if (this.#lost !== null) throw this.#lost;
  }

  /**
   * Asks, and once that is answered asks for something small: Deno may publish a cell's result after it has said that it
   * idles, but not after it has answered what came then.
   */
  async #ask(type: string, content: object, take: (message: KernelMessage) => void): Promise<WireMessage> {
    const id = newId();
    try {
      const reply = await this.#request(type, content, take, id);
      await this.#request("kernel_info_request", {}, () => undefined);
      return reply;
    } finally {
      this.#requests.delete(id);
    }
  }

  #request(
    type: string,
    content: object,
    take: (message: KernelMessage) => void,
    id = newId(),
  ): Promise<WireMessage> {
    if (this.#lost !== null) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#requests.set(id, {
        take,
        resolve,
        reject,
        lasts: type === "execute_request",
        reply: null,
        idle: false,
      });
      this.#shell?.send(requestFrames({ id, session: this.#session, type, content }, this.#connection.key));
    });
  }

  /** A request has ended when it is answered and the kernel idles: both, as they come by two ways. */
  #take(frames: readonly Buffer[]): void {
    const message = readFrames(frames, this.#connection.key);
    if (message === null) return this.lose(new OutputLost());
    const request = this.#requests.get(message.parent);
    if (request === undefined) return;
    if (message.type.endsWith("_reply")) request.reply = message;
    else if (shown.has(message.type)) (this.#flushing ?? request.take)(kernelMessage(message));
    else if (message.type === "status" && message.content["execution_state"] === "idle") request.idle = true;
    if (request.reply === null || !request.idle) return;
    if (!request.lasts) this.#requests.delete(message.parent);
    request.resolve(request.reply);
  }
}

/** What a notebook shows; comms are between a page and the kernel. */
const shown = new Set([
  "stream",
  "display_data",
  "execute_result",
  "update_display_data",
  "error",
  "clear_output",
]);

function kernelMessage({ type, parent, content }: WireMessage): KernelMessage {
  return { op: "message", parent, type, content } as unknown as KernelMessage;
}

function answerOf({ content }: WireMessage): Answer {
  if (content["status"] === "ok") return { error: null };
  return { error: { name: text(content["ename"], "Error"), value: text(content["evalue"], "") } };
}

function silent(code: string): object {
  return {
    code,
    silent: true,
    store_history: false,
    user_expressions: {},
    allow_stdin: false,
    stop_on_error: true,
  };
}

function text(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
