import type { Clock } from "../../../src/engine/index.js";

/** A clock that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #timers: { readonly at: number; readonly act: () => void }[] = [];
  #whenAsked: (() => void)[] = [];

  constructor(start = "2026-01-01T00:00:00.000Z") {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + milliseconds, act };
    this.#timers.push(timer);
    for (const tell of this.#whenAsked.splice(0)) tell();
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Resolves when someone waits for the clock. */
  async asked(): Promise<void> {
    if (this.#timers.length === 0) await new Promise<void>((resolve) => this.#whenAsked.push(resolve));
  }

  /** Moves on, and calls whoever waited for that. */
  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#timers.filter(({ at }) => at <= this.#now);
    this.#timers = this.#timers.filter(({ at }) => at > this.#now);
    for (const { act } of due.sort((a, b) => a.at - b.at)) act();
  }
}
