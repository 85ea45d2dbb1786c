import type { CellNumber, Dependency } from "../plan/plan.js";

/** Dependencies as they are found, one a pair of cells, kind and variable; of two reasons for data the plainer one. */
export class Edges {
  readonly #into = new Map<CellNumber, Map<string, Dependency>>();

  add(
    from: CellNumber,
    to: CellNumber,
    kind: Dependency["kind"],
    variable: string | null,
    reason: string,
  ): void {
    if (from === to) return;
    let edges = this.#into.get(to);
    if (edges === undefined) this.#into.set(to, (edges = new Map()));
    const key = `${from} ${kind} ${variable ?? ""}`;
    const known = edges.get(key);
    if (known === undefined || (kind === "data" && reason.length < known.reason.length)) {
      edges.set(key, { from, to, kind, variable, reason });
    }
  }

  into(to: CellNumber): readonly Dependency[] {
    return [...(this.#into.get(to)?.values() ?? [])];
  }

  cells(): readonly CellNumber[] {
    return [...this.#into.keys()].sort((one, other) => one - other);
  }
}
