import type { Clock } from "./clock.js";

const EVERY_MS = 200;

export interface MemoryOptions {
  /** In bytes. */
  readonly limit: number;
  /** What processes take together, with all that they have started; `enough`: no more need be told exactly. */
  readonly memoryOf: (pids: readonly number[], enough: number) => Promise<number>;
}

/** Looks at what a home and its forks take together, while they run. */
export class MemoryLimit {
  readonly limit: number;
  readonly #options: MemoryOptions;
  readonly #clock: Clock;

  constructor(options: MemoryOptions, clock: Clock) {
    this.limit = options.limit;
    this.#options = options;
    this.#clock = clock;
  }

  /** Why there may be no further fork, which may come to take as much as home does; null where there may. */
  async whyNoFork(home: number, forks: readonly number[]): Promise<string | null> {
    const { limit } = this;
    const own = await this.#options.memoryOf([home], limit / 4);
    const all = forks.length === 0 ? own : await this.#options.memoryOf([home, ...forks], limit / 4);
    if (all + own <= limit) return null;
    return `with another copy of it there could be ${memoryText(all + own)}, and --memory is ${memoryText(limit)}`;
  }

  /** Calls back each time that more is found than may be, until what is given back is called. */
  watch(pids: () => readonly number[], act: (used: number) => void): () => void {
    let isOn = true;
    let callOff = (): void => undefined;
    const look = async (): Promise<void> => {
      const used = await this.#options.memoryOf(pids(), this.limit).catch(() => 0);
      if (!isOn) return;
      if (used > this.limit) act(used);
      callOff = this.#clock.after(EVERY_MS, () => void look());
    };
    void look();
    return () => {
      isOn = false;
      callOff();
    };
  }
}

/** `1.2 GB`, `340 MB`, as `--memory` takes them. */
export function memoryText(bytes: number): string {
  if (bytes >= 1e9) return `${Number((bytes / 1e9).toFixed(2))} GB`;
  return bytes >= 1e6 ? `${Math.round(bytes / 1e6)} MB` : `${Math.ceil(bytes / 1e3)} kB`;
}
