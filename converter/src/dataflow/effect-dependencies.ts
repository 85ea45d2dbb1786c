import type { Edges } from "./edges.js";
import { mayOverlap } from "./paths.js";
import { isIdle, type CellRecord, type EffectRecord } from "./record.js";
import { resourceWords } from "./resource-words.js";

/** The order of what lives outside of variables. */
export class EffectDependencies {
  readonly #before: Visited[] = [];

  constructor(readonly edges: Edges) {}

  visit(record: CellRecord): void {
    // A barrier is before or after every other cell anyway.
    if (record.barrier !== null) return;
    if (isIdle(record)) return;
    const visited = { record, sets: settingOf(record) };
    for (const earlier of this.#before) this.#compare(earlier, visited);
    this.#before.push(visited);
  }

  #compare({ record: earlier, sets: set }: Visited, { record: later, sets }: Visited): void {
    const { cell: from } = earlier;
    const { cell: to } = later;
    if (earlier.world !== null && (later.world !== null || later.effects.size > 0)) {
      const words = later.world ?? firstWords(later);
      this.edges.add(from, to, "caution", null, `cell ${to} ${words} after cell ${from} ${earlier.world}`);
      return;
    }
    if (later.world !== null) {
      const words = firstWords(earlier);
      this.edges.add(from, to, "caution", null, `cell ${to} ${later.world} after cell ${from} ${words}`);
      return;
    }
    for (const one of earlier.effects.values()) {
      for (const other of later.effects.values()) {
        if (!conflict(one, other)) continue;
        this.edges.add(from, to, "effect", null, effectReason(from, one, to, other));
      }
    }
    if (set !== null) {
      this.edges.add(from, to, "effect", null, `cell ${to} may use what cell ${from} sets: it ${set.words}`);
    } else if (sets !== null) {
      this.edges.add(from, to, "effect", null, `cell ${to} ${sets.words}, which cell ${from} may use`);
    }
  }
}

interface Visited {
  readonly record: CellRecord;
  /** How it changes a setting that anything may use unseen: the precision of decimals, the limit of recursion. */
  readonly sets: EffectRecord | null;
}

function settingOf({ effects }: CellRecord): EffectRecord | null {
  for (const effect of effects.values()) if (effect.resource === "settings" && effect.changes) return effect;
  return null;
}

function conflict(one: EffectRecord, other: EffectRecord): boolean {
  if (one.resource !== other.resource || (!one.changes && !other.changes)) return false;
  return one.resource !== "files" || mayOverlap(one.path, other.path);
}

function firstWords(record: CellRecord): string {
  const effects = [...record.effects.values()];
  return (effects.find((effect) => !effect.silent) ?? effects[0])?.words ?? "runs";
}

function effectReason(from: number, one: EffectRecord, to: number, other: EffectRecord): string {
  if (one.resource === "files" && one.path !== null && one.path === other.path) {
    return `cell ${to} ${other.words.replace(` ${one.path}`, ` ${one.path}`)}, which cell ${from} ${one.changes ? "writes" : "reads"} before`;
  }
  if (one.words === other.words) return `cell ${to} ${other.words} after cell ${from} does`;
  if (other.silent) return `cell ${to} uses ${resourceWords(other.resource)}, which cell ${from} changes`;
  if (one.silent) return `cell ${to} ${other.words}, which cell ${from} uses before`;
  return `cell ${to} ${other.words} after cell ${from} ${one.words}`;
}
