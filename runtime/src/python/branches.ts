/** Forks of a home worker. Each connects back over a Unix socket in the abstract namespace, so that no file is left. */
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server, type Socket } from "node:net";
import { BranchChannel } from "./branch-channel.js";
import { FrameReader } from "./frames.js";
import type { Returned } from "./protocol.js";
import { Session } from "./session.js";
import { onStall } from "./stall.js";
import type {
  CellOutput,
  CellRequest,
  CellResult,
  DescribeOptions,
  Json,
  Opened,
  PythonBranch,
  PythonForks,
  PythonValue,
} from "./worker.js";

/** How long a fork may take to say that it is there, in milliseconds; it takes some ten, and on a busy machine seconds. */
const patience = 30_000;

export class ForkedBranches implements PythonForks {
  readonly #home: Session;
  readonly #executable: string;
  readonly #live = new Set<Branch>();
  readonly #expected = new Map<string, (channel: BranchChannel | null) => void>();
  /** As long as such a name can be: versions of libuv differ in what they make of a shorter one. */
  readonly #name = `nbflow-${randomUUID()}`.padEnd(107, "-");
  #listening: Promise<Server> | null = null;
  #closed = false;

  constructor(home: Session, executable: string) {
    this.#home = home;
    this.#executable = executable;
  }

  async fork(): Promise<PythonBranch | string> {
    if (process.platform !== "linux") return "forking is used on Linux alone";
    if (this.#closed) return "the worker is closed";
    await (this.#listening ??= this.#listen());
    const token = randomBytes(16).toString("hex");
    const coming = this.#expect(token);
    const forked = await this.#home.request<"fork">({ op: "fork", socket: this.#name, token });
    if (forked.branch === null) {
      this.#expected.get(token)?.(null);
      return forked.why ?? "it could not be forked";
    }
    const channel = await coming;
    if (channel === null || this.#closed) {
      channel?.kill();
      await this.#home.request<"forget">({ op: "forget", branch: forked.branch });
      return "the fork could not begin";
    }
    const branch = new Branch(this.#home, channel, forked.branch, this.#executable);
    this.#live.add(branch);
    void channel.ended.then(() => this.#live.delete(branch));
    return branch;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const settle of this.#expected.values()) settle(null);
    await Promise.all([...this.#live].map((branch) => branch.end()));
    await (await this.#listening?.catch(() => null))?.close();
  }

  #listen(): Promise<Server> {
    const server = createServer((socket) => this.#greet(socket));
    server.unref();
    return new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(`\0${this.#name}`, () => resolve(server));
    });
  }

  /** Whoever connects says a token first; who knows none of ours is sent away. */
  #greet(socket: Socket): void {
    let channel: BranchChannel | null = null;
    const reader = new FrameReader((message) => {
      if (channel !== null) return channel.take(message);
      const settle = message.op === "branch" ? this.#expected.get(message.token) : undefined;
      if (settle === undefined || message.op !== "branch") return socket.destroy();
      channel = new BranchChannel(socket, message.pid);
      settle(channel);
    });
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => {
      try {
        reader.push(chunk);
      } catch {
        socket.destroy();
      }
    });
  }

  #expect(token: string): Promise<BranchChannel | null> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(null), patience);
      const settle = (channel: BranchChannel | null): void => {
        clearTimeout(timer);
        this.#expected.delete(token);
        resolve(channel);
      };
      this.#expected.set(token, settle);
    });
  }
}

class Branch implements PythonBranch {
  readonly #home: Session;
  readonly #channel: BranchChannel;
  readonly #number: number;
  readonly #session: Session;
  #returned: Returned | null = null;
  #known = true;

  constructor(home: Session, channel: BranchChannel, number: number, executable: string) {
    this.#home = home;
    this.#channel = channel;
    this.#number = number;
    this.#session = new Session({ channel, executable, name: "branch" });
    channel.listen((message) => this.#session.take(message));
  }

  get pid(): number {
    return this.#channel.pid;
  }

  async execute(request: CellRequest, onOutput: (output: CellOutput) => void): Promise<CellResult> {
    const callOff = onStall(this.pid, () => this.#channel.kill());
    try {
      return await this.#session.execute(request, onOutput);
    } finally {
      callOff();
    }
  }

  assign(values: Readonly<Record<string, Json>>): Promise<void> {
    return this.#session.assign(values);
  }

  describe(
    names: readonly string[],
    options?: DescribeOptions,
  ): Promise<Readonly<Record<string, PythonValue>>> {
    return this.#session.describe(names, options);
  }

  watch(): Promise<void> {
    return this.#session.watch();
  }

  opened(): Promise<Opened> {
    return this.#session.opened();
  }

  interrupt(): void {
    this.#session.interrupt();
  }

  async finish(names: readonly string[]): Promise<string | null> {
    const reply = await this.#session.request<"return">({ op: "return", names });
    if ("refused_why" in reply) return reply.refused_why;
    const { pid, stream, blocks, plain, deleted } = reply;
    this.#returned = { pid, stream, blocks, plain, deleted };
    return null;
  }

  async join(): Promise<string | null> {
    if (this.#returned === null) return "it has returned nothing";
    this.#known = false;
    const { why } = await this.#home.request<"join">({
      op: "join",
      branch: this.#number,
      ...this.#returned,
    });
    await this.end();
    return why;
  }

  async discard(): Promise<void> {
    await this.end();
    if (!this.#known) return;
    this.#known = false;
    this.#home.request<"forget">({ op: "forget", branch: this.#number }).catch(() => undefined);
  }

  /** Ends the process; resolves when it is gone. */
  async end(): Promise<void> {
    this.#session.closes();
    this.#channel.kill();
    await this.#channel.ended;
  }
}
