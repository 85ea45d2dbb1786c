import type { RawData, WebSocket } from "ws";

type Message = Readonly<Record<string, unknown>>;

/** How long a client may take for a message that is waited for. */
const PATIENCE_MS = 30_000;
/** So many messages may wait for someone to take them before the client has to. */
const MOST_WAITING = 1000;

/** A socket's messages in their order, from the moment that it is open; those that are no JSON objects are null. */
export class Inbox {
  readonly #socket: WebSocket;
  readonly #waiting: (Message | null)[] = [];
  #take: ((message: Message | null) => void) | null = null;
  #isClosed = false;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data: RawData) => this.#push(readObject(data)));
    socket.on("close", () => {
      this.#isClosed = true;
      this.#take?.(null);
    });
  }

  /** The next message; null where that is none, or none comes. */
  next(): Promise<Message | null> {
    const first = this.#waiting.shift();
    if (first !== undefined) return Promise.resolve(first);
    if (this.#isClosed) return Promise.resolve(null);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#take?.(null), PATIENCE_MS);
      this.#take = (message) => {
        clearTimeout(timer);
        this.#take = null;
        resolve(message);
      };
    });
  }

  /** Hands each message on from now on. */
  each(take: (message: Message | null) => void): void {
    for (const message of this.#waiting.splice(0)) take(message);
    this.#take = (message) => {
      if (!this.#isClosed) take(message);
    };
    if (this.#socket.isPaused) this.#socket.resume();
  }

  #push(message: Message | null): void {
    if (this.#take !== null) return this.#take(message);
    this.#waiting.push(message);
    if (this.#waiting.length > MOST_WAITING) this.#socket.pause();
  }
}

function readObject(data: RawData): Message | null {
  try {
    const value = JSON.parse(textOf(data)) as unknown;
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Message) : null;
  } catch {
    return null;
  }
}

function textOf(data: RawData): string {
  return Array.isArray(data)
    ? Buffer.concat(data).toString("utf8")
    : Buffer.from(data as Buffer).toString("utf8");
}
