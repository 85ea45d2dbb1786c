import type { Clock } from "./clock.js";

/** Time that passes before something goes on, unless it is ended early. */
export class Rest {
  readonly #clock: Clock;
  #wake: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Resolves after the time, or as soon as it is ended. */
  begin(milliseconds: number): Promise<void> {
    if (milliseconds <= 0) return Promise.resolve();
    return new Promise((resolve) => {
      const callOff = this.#clock.after(milliseconds, () => this.end());
      this.#wake = () => {
        callOff();
        resolve();
      };
    });
  }

  end(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
