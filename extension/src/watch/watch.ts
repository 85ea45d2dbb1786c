import type { Disposable, EventEmitter } from "vscode";
import type { Editor } from "../editor.js";
import { type Client, hasCode, type Server, type ServerAddress, type Stop } from "../server-client/index.js";
import { coalesced } from "./coalesced.js";

/** What a view has to show. */
export type Showing = "nothing" | "looking" | "untrusted" | "missing" | "locked" | "failed" | "there";

/** Changes that come within so many milliseconds are read at once. */
const soon = 150;

export interface Watched {
  /** Reads what is shown. What it gives takes that over, and is called unless the view has let go meanwhile. */
  readonly load: (client: Client) => Promise<() => void>;
  /** Calls `changed` when something may be otherwise than it was read. Gives what ends it. */
  readonly listen: (client: Client, changed: () => void) => Stop;
}

/** A server as a view looks at it: it is spoken to between `show` and `hide` alone. */
export class Watch implements Disposable {
  readonly #server: Server;
  readonly #watched: Watched;
  readonly #changed: EventEmitter<void>;
  readonly #log: Editor["log"];
  #live: Live | undefined;
  #round = 0;
  #showing: Showing = "nothing";
  /** The key that the server has not taken. */
  #refused: { readonly key: string | null } | undefined;

  constructor({ vscode, log }: Editor, server: Server, watched: Watched) {
    this.#server = server;
    this.#watched = watched;
    this.#log = log;
    this.#changed = new vscode.EventEmitter();
  }

  /** Something looks otherwise than before. */
  get onDidChange() {
    return this.#changed.event;
  }

  get showing(): Showing {
    return this.#showing;
  }

  /** Whether what was seen last is to be shown. */
  get isShown(): boolean {
    return this.#showing === "there" || this.#showing === "looking";
  }

  /** The client of the server that is looked at; undefined while there is none. */
  get client(): Client | undefined {
    return this.#live?.client;
  }

  get address(): ServerAddress | undefined {
    return this.#live?.address;
  }

  /** Finds the server, or starts one, and follows it from now on. */
  async show({ ask = false } = {}): Promise<void> {
    if (this.#live) return;
    const round = (this.#round += 1);
    if (this.#showing !== "there") this.#become("looking");
    try {
      const found = await this.#server.find({ ask, ...(this.#refused && { refused: this.#refused }) });
      if (round !== this.#round) return;
      if (found.kind !== "client") return this.#become(found.kind);
      const { client, address } = found;
      const all = coalesced(() => this.reload(), { afterMs: soon, failed: this.failed });
      const stopListening = this.#watched.listen(client, all.ask);
      const stop = (): void => {
        stopListening();
        all.stop();
      };
      this.#live = { client, address, stop };
      await this.reload();
    } catch (error) {
      if (round === this.#round) this.#fail(error);
    }
  }

  /** Lets go of the server; what was seen last stays. */
  hide(): void {
    this.#round += 1;
    this.#live?.stop();
    this.#live = undefined;
  }

  /** Reads anew what is shown. */
  async reload(): Promise<void> {
    const live = this.#live;
    if (!live) return this.show();
    const take = await this.#watched.load(live.client);
    if (this.#live !== live) return;
    take();
    this.#become("there");
  }

  /** Looks anew because a person says so: may ask to install `nbflow`, or for a key. */
  look(): Promise<void> {
    return this.#live ? this.reload() : this.show({ ask: true });
  }

  /** Tells those who look that something looks otherwise. */
  tell(): void {
    this.#changed.fire();
  }

  /** A server that was there may have ended: it is found, or started, once more. */
  readonly failed = (error: unknown): void => {
    if (!hasCode(error, "unreachable")) return this.#fail(error);
    this.hide();
    void this.show();
  };

  dispose(): void {
    this.hide();
    this.#changed.dispose();
  }

  #fail(error: unknown): void {
    this.#log.error(error instanceof Error ? error : String(error));
    const key = this.#live?.address.key ?? null;
    this.hide();
    if (!hasCode(error, "unauthorized")) return this.#become("failed");
    const isKnown = this.#refused !== undefined && this.#refused.key === key;
    this.#refused = { key };
    if (isKnown) this.#become("locked");
    // There may be another key by now.
    else void this.show();
  }

  #become(showing: Showing): void {
    this.#showing = showing;
    this.#changed.fire();
  }
}

interface Live {
  readonly client: Client;
  readonly address: ServerAddress;
  readonly stop: Stop;
}
