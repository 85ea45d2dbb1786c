import type { PythonWorker } from "../python/worker.js";
import type { Clock } from "./clock.js";
import { RunError } from "./errors.js";

/** How long an interrupted cell may take to end before its process is ended. */
export const GRACE_SECONDS = 5;

/**
 * Stops the cells of a try that runs at home.
 *
 * 1. They are interrupted once, for the first reason; where they have not ended after the time of grace, their process is ended.
 * 2. The reason is known until the try has ended.
 */
export class CellStop {
  readonly #clock: Clock;
  #worker: PythonWorker | null = null;
  #reason: Error | null = null;
  #callOff: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Why they were told to stop; null where they were not. */
  get reason(): Error | null {
    return this.#reason;
  }

  get isTooMuch(): boolean {
    return this.#reason instanceof RunError && this.#reason.code === "too-much-memory";
  }

  begin(worker: PythonWorker): void {
    this.#worker = worker;
  }

  stop(reason: Error): void {
    const worker = this.#worker;
    if (worker === null || this.#reason !== null) return;
    this.#reason = reason;
    worker.interrupt();
    this.#callOff = this.#clock.after(GRACE_SECONDS * 1000, () => void worker.close());
  }

  /** The try is over, or its process is gone: there is nothing to end any more. */
  callOff(): void {
    this.#callOff?.();
    this.#callOff = null;
  }

  end(): void {
    this.callOff();
    this.#worker = null;
    this.#reason = null;
  }
}
