import { makeState, type State } from "../../state/index.js";
import type { OrionClient } from "../client/index.js";
import { read } from "../read.js";

const LOOK_MS = 2000;

/** Looks whether someone has asked the server to cancel one of the runs that run here. */
export class CancelWatch {
  readonly #client: OrionClient;
  readonly #serverIdOf: (flowRunId: string) => string | null;
  readonly #running = new Set<string>();
  readonly #asked = new Map<string, State>();
  #timer: NodeJS.Timeout | null = null;
  #looking = false;

  constructor(client: OrionClient, serverIdOf: (flowRunId: string) => string | null) {
    this.#client = client;
    this.#serverIdOf = serverIdOf;
  }

  begin(flowRunId: string): void {
    this.#running.add(flowRunId);
    this.#timer ??= setInterval(() => void this.look(), LOOK_MS).unref();
  }

  end(flowRunId: string): void {
    this.#running.delete(flowRunId);
    if (this.#running.size > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  asked(flowRunId: string): State | null {
    return this.#asked.get(flowRunId) ?? null;
  }

  /** Looks now. */
  async look(): Promise<void> {
    if (this.#looking) return;
    const ids = new Map<string, string>();
    for (const id of this.#running) {
      const there = this.#serverIdOf(id);
      if (there !== null && !this.#asked.has(id)) ids.set(there, id);
    }
    if (ids.size === 0) return;
    this.#looking = true;
    try {
      const filter = {
        flow_runs: { id: { any_: [...ids.keys()] }, state: { type: { any_: ["CANCELLING", "CANCELLED"] } } },
      };
      const found = await this.#client.call("POST", "flow_runs/filter", filter, { retries: 0 });
      for (const run of read.list(found)) {
        const message = read.textOrNull(read.object(run, "state"), "message");
        const id = ids.get(read.text(run, "id"));
        const said = message === null || message === "" ? "It was cancelled at the server." : message;
        if (id !== undefined) this.#asked.set(id, makeState("CANCELLING", new Date(), { message: said }));
      }
    } catch {
      // a server that is away asks for nothing
    } finally {
      this.#looking = false;
    }
  }
}
