const MOST = 10;
const WINDOW_MS = 60_000;
const KEPT = 10_000;

/** Counts failed logins by address: after ten in a minute the next ones wait, whatever they bring. */
export class Failures {
  readonly #failed = new Map<string, { count: number; since: number }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Seconds to wait before the address may try again; 0 where it may. */
  waitFor(address: string): number {
    const entry = this.#failed.get(address);
    if (entry === undefined || entry.count < MOST) return 0;
    const left = entry.since + WINDOW_MS - this.#now();
    if (left > 0) return Math.ceil(left / 1000);
    this.#failed.delete(address);
    return 0;
  }

  failed(address: string): void {
    const now = this.#now();
    const entry = this.#failed.get(address);
    if (entry === undefined || now - entry.since > WINDOW_MS) {
      if (this.#failed.size >= KEPT) this.#failed.clear();
      this.#failed.set(address, { count: 1, since: now });
    } else entry.count += 1;
  }
}
