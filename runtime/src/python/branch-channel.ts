import type { Socket } from "node:net";
import { signalGroup, type Channel, type Ended } from "./channel.js";
import { frame } from "./frames.js";
import type { Incoming } from "./protocol.js";

/** The socket to a fork. It ends when the fork does, whose guard then has it. */
export class BranchChannel implements Channel {
  readonly ended: Promise<Ended>;
  readonly lastWords = "";
  readonly pid: number;
  readonly #socket: Socket;
  #take: ((message: Incoming) => void) | null = null;

  constructor(socket: Socket, pid: number) {
    this.#socket = socket;
    this.pid = pid;
    this.ended = new Promise((resolve) => {
      socket.once("close", () => {
        signalGroup(pid, "SIGKILL");
        resolve({ exitCode: null, signal: null });
      });
    });
  }

  listen(take: (message: Incoming) => void): void {
    this.#take = take;
  }

  take(message: Incoming): void {
    this.#take?.(message);
  }

  send(message: object): void {
    if (this.#socket.writable) this.#socket.write(frame(message));
  }

  interrupt(): void {
    signalGroup(this.pid, "SIGINT");
    this.send({ op: "wake", id: 0 });
  }

  kill(): void {
    signalGroup(this.pid, "SIGKILL");
    this.#socket.destroy();
  }
}
