import type { Event } from "./event.js";

type Listener = (event: Event) => void;

/** Tells listeners of events as they are kept. */
export class EventBus {
  readonly #listeners = new Set<Listener>();

  publish(events: readonly Event[]): void {
    for (const listener of this.#listeners) for (const event of events) listener(event);
  }

  /** Gives what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  get isHeard(): boolean {
    return this.#listeners.size > 0;
  }
}
