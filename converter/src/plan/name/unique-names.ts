/** Gives out names that are free: the first of the candidates that is, else the first with a number behind it. */
export class UniqueNames {
  readonly #taken: Set<string>;
  readonly #separator: string;

  constructor(taken: Iterable<string>, separator: string) {
    this.#taken = new Set(taken);
    this.#separator = separator;
  }

  take(candidates: readonly string[]): string {
    const free = candidates.find((name) => name !== "" && !this.#taken.has(name));
    const name = free ?? this.#numbered(candidates.find((candidate) => candidate !== "") ?? "task");
    this.#taken.add(name);
    return name;
  }

  #numbered(stem: string): string {
    for (let number = 2; ; number += 1) {
      const name = `${stem}${this.#separator}${number}`;
      if (!this.#taken.has(name)) return name;
    }
  }
}
