/**
 * The client's side of ZMTP 3.0 (https://rfc.zeromq.org/spec/23/) with the NULL mechanism: what a Jupyter kernel's sockets
 * speak, over TCP. A message is a list of frames.
 */
import { connect, type Socket } from "node:net";

export type SocketType = "DEALER" | "SUB";

const more = 0x01;
const long = 0x02;
const command = 0x04;
/** All that a frame's first byte may have. */
const flagsThatAre = more | long | command;
const greetingLength = 64;

export class ZmtpSocket {
  /** Resolves when both sides have said who they are; rejects where nobody answers. */
  readonly ready: Promise<void>;
  readonly #socket: Socket;
  readonly #type: SocketType;
  readonly #take: (frames: readonly Buffer[]) => void;
  readonly #garbled: () => void;
  #chunks: Buffer[] = [];
  #have = 0;
  /** How much must be there before there is anything to read: a large message comes in many pieces. */
  #need = greetingLength;
  #greeted = false;
  #open: (() => void) | null = null;
  #frames: Buffer[] = [];

  /** `garbled` is called when what comes is no message any more, after which nothing is taken. */
  constructor(
    type: SocketType,
    port: number,
    take: (frames: readonly Buffer[]) => void,
    garbled: () => void,
  ) {
    this.#type = type;
    this.#take = take;
    this.#garbled = garbled;
    this.#socket = connect({ host: "127.0.0.1", port, noDelay: true });
    this.ready = new Promise((resolve, reject) => {
      this.#open = resolve;
      this.#socket.once("error", reject);
      this.#socket.once("close", () => reject(new Error("the connection was closed")));
    });
    this.ready.catch(() => undefined);
    this.#socket.on("connect", () => this.#socket.write(greeting()));
    this.#socket.on("data", (chunk: Buffer) => this.#push(chunk));
  }

  send(frames: readonly Buffer[]): void {
    this.#socket.write(
      Buffer.concat(frames.map((body, index) => frame(index < frames.length - 1 ? more : 0, body))),
    );
  }

  close(): void {
    this.#socket.destroy();
  }

  #push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#have += chunk.length;
    if (this.#have < this.#need) return;
    let rest: Buffer = Buffer.concat(this.#chunks, this.#have);
    if (!this.#greeted) {
      rest = rest.subarray(greetingLength);
      this.#greeted = true;
      this.#socket.write(frame(command, readyCommand(this.#type)));
    }
    for (let next = cut(rest); ; next = cut(rest)) {
      if (next === null) {
        this.#socket.destroy();
        return this.#garbled();
      }
      if ("need" in next) {
        this.#chunks = [rest];
        this.#have = rest.length;
        this.#need = next.need;
        return;
      }
      rest = next.rest;
      this.#frame(next.flags, next.body);
    }
  }

  #frame(flags: number, body: Buffer): void {
    if ((flags & command) !== 0) {
      if (body.subarray(1, 6).toString("latin1") !== "READY") return;
      if (this.#type === "SUB") this.send([Buffer.from([1])]);
      this.#open?.();
      return;
    }
    this.#frames.push(body);
    if ((flags & more) !== 0) return;
    const frames = this.#frames;
    this.#frames = [];
    this.#take(frames);
  }
}

function greeting(): Buffer {
  const bytes = Buffer.alloc(greetingLength);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.write("NULL", 12, "latin1");
  return bytes;
}

function readyCommand(type: SocketType): Buffer {
  const value = Buffer.from(type, "latin1");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(value.length);
  return Buffer.concat([named("READY"), named("Socket-Type"), length, value]);
}

function named(text: string): Buffer {
  return Buffer.concat([Buffer.from([text.length]), Buffer.from(text, "latin1")]);
}

function frame(flags: number, body: Buffer): Buffer {
  const short = body.length < 256;
  const head = Buffer.alloc(short ? 2 : 9);
  head[0] = short ? flags : flags | long;
  if (short) head[1] = body.length;
  else head.writeBigUInt64BE(BigInt(body.length), 1);
  return Buffer.concat([head, body]);
}

interface Cut {
  readonly flags: number;
  readonly body: Buffer;
  readonly rest: Buffer;
}

/** The next frame, or how much there must be before there is one; null where what is there begins no frame. */
function cut(buffer: Buffer): Cut | { readonly need: number } | null {
  const flags = buffer[0] ?? 0;
  if ((flags & ~flagsThatAre) !== 0) return null;
  const head = (flags & long) === 0 ? 2 : 9;
  if (buffer.length < head) return { need: head };
  const length = head === 2 ? (buffer[1] ?? 0) : Number(buffer.readBigUInt64BE(1));
  if (buffer.length < head + length) return { need: head + length };
  return {
    flags,
    body: Buffer.from(buffer.subarray(head, head + length)),
    rest: buffer.subarray(head + length),
  };
}
