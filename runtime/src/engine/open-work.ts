/** What must have ended before a flow run ends. */
export class OpenWork {
  #count = 0;
  #whenNone: (() => void)[] = [];

  /** Something has begun; gives what says that it has ended, to be called once. */
  begin(): () => void {
    this.#count += 1;
    return () => {
      this.#count -= 1;
      if (this.#count > 0) return;
      const waiting = this.#whenNone;
      this.#whenNone = [];
      for (const resolve of waiting) resolve();
    };
  }

  /** Resolves when there is nothing. */
  none(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => this.#whenNone.push(resolve));
  }
}
