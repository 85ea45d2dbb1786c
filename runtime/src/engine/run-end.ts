export type Ending =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "error"; readonly error: unknown };

/** How a run has ended, and who waits for that. */
export class RunEnd {
  #ending: Ending | null = null;
  #waiting: ((ending: Ending) => void)[] = [];

  /** Null until it has. */
  get ending(): Ending | null {
    return this.#ending;
  }

  /** Calls back when it ends, or at once where it has. */
  when(act: (ending: Ending) => void): void {
    if (this.#ending === null) this.#waiting.push(act);
    else act(this.#ending);
  }

  /** It ends, where it has not: all that wait are called back within this turn. */
  set(ending: Ending): void {
    if (this.#ending !== null) return;
    this.#ending = ending;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const act of waiting) act(ending);
  }

  /** It has ended, and in this way after all. */
  replace(ending: Ending): void {
    this.#ending = ending;
  }

  /** It goes on, and ends again. */
  reopen(): void {
    this.#ending = null;
  }
}
