import type { Incoming } from "./protocol.js";

const head = 4;

export function frame(message: object): Buffer {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  const out = Buffer.allocUnsafe(head + body.length);
  out.writeUInt32BE(body.length, 0);
  body.copy(out, head);
  return out;
}

/** Puts a stream of bytes back into frames, however they were cut. */
export class FrameReader {
  readonly #take: (message: Incoming) => void;
  #chunks: Buffer[] = [];
  #have = 0;
  #need = head;
  #inBody = false;

  constructor(take: (message: Incoming) => void) {
    this.#take = take;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#have += chunk.length;
    while (this.#have >= this.#need) {
      const part = this.#cut();
      if (this.#inBody) {
        this.#need = head;
        this.#inBody = false;
        this.#take(JSON.parse(part.toString("utf8")) as Incoming);
      } else {
        this.#need = part.readUInt32BE(0);
        this.#inBody = true;
      }
    }
  }

  #cut(): Buffer {
    const all =
      this.#chunks.length === 1 ? (this.#chunks[0] as Buffer) : Buffer.concat(this.#chunks, this.#have);
    const part = all.subarray(0, this.#need);
    this.#have -= this.#need;
    this.#chunks = this.#have > 0 ? [all.subarray(this.#need)] : [];
    return part;
  }
}
