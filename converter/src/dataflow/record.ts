import type { Resource } from "../knowledge/index.js";
import { canonical, type Region } from "./heap.js";

/** How a cell came to touch something; completes "cell 7 …". `{}` stands for the variable's name. */
export interface Access {
  /** The variable of the notebook through which it was reached; null inside of functions. */
  readonly via: string | null;
  readonly words: string;
}

export interface NameRecord {
  /** Read before the cell has bound it for certain. */
  read: Access | null;
  write: Access | null;
  /** Whether the cell binds it whatever happens. */
  certain: boolean;
  /** What a module, imported again, is known by: binding the same again changes nothing. */
  same: string | null;
}

export interface RegionRecord {
  read: Access | null;
  change: Access | null;
  /** It could not be shown that it does not change it. */
  perhaps: Access | null;
}

export interface EffectRecord {
  readonly resource: Resource | "files";
  readonly changes: boolean;
  /** Of a file; null for any. */
  readonly path: string | null;
  readonly words: string;
  /** Not worth telling a person: nearly all cells do it. */
  readonly silent: boolean;
  /** Of a file: Python opens it, each time. */
  readonly opened?: boolean;
}

/** From a cell to a later one. */
export interface Span {
  readonly from: number;
  readonly to: number;
  /** Something is on in between, rather than a clock read at both ends. */
  readonly started: boolean;
}

/** All that one cell was seen to touch. */
export class CellRecord {
  readonly names = new Map<string, NameRecord>();
  readonly regions = new Map<Region, RegionRecord>();
  readonly effects = new Map<string, EffectRecord>();
  /** It may do anything with the world outside of the variables; why. */
  world: string | null = null;
  /** It asks what no later run of it would be told again: the clock, an id. Nothing has to wait for that. */
  moment = false;
  /** What it measures or ends of what an earlier cell began. */
  readonly spans = new Map<string, Span>();
  /** It asks for what the process alone has spent: its own time, its memory. */
  asksProcess = false;
  /** Libraries whose kept functions it has run. */
  readonly calledKept = new Set<string>();
  /** It reaches IPython's shell. */
  hasShell = false;
  /** Why it must run where what measures it runs. */
  measured: string | null = null;
  /** It reads the outputs of cells before it. */
  history: string | null = null;
  /** Its last value is shown, so that `_` is another afterwards. */
  shows = false;
  barrier: string | null = null;
  /** What was done, each time: to objects, and, as null, to variables and the world. */
  readonly acts: (Region | null)[] = [];
  /** What was gone through already, with how much it held then. */
  readonly read = new Map<Region, number>();
  readonly changed = new Map<Region, number>();
  readonly inspected = new Map<Region, number>();
  readonly called = new Map<Region, number>();
  readonly perhapsChanged = new Map<Region, number>();

  constructor(readonly cell: number) {}

  span(span: Span): void {
    this.spans.set(`${span.from} ${span.to} ${span.started}`, span);
  }

  readName(name: string, access: Access): void {
    const record = this.#name(name);
    record.read ??= access;
  }

  writeName(name: string, access: Access, certain: boolean, same: string | null): void {
    const record = this.#name(name);
    if (record.write !== null && record.same !== same) record.same = null;
    else record.same = same;
    record.write ??= access;
    this.acts.push(null);
    record.certain ||= certain;
  }

  readRegion(region: Region, access: Access): void {
    this.#region(region).read ??= access;
  }

  changeRegion(region: Region, access: Access, sure: boolean): void {
    const record = this.#region(region);
    // What only this cell has may be handed to anything.
    if (sure ? !region.settles : region.cell !== this.cell && region.cell !== 0) this.acts.push(region);
    if (sure) record.change ??= access;
    else record.perhaps ??= access;
  }

  effect(effect: EffectRecord): void {
    if (effect.changes) this.acts.push(null);
    const key = `${effect.resource} ${effect.changes} ${effect.path ?? "*"}`;
    const before = this.effects.get(key);
    if (before === undefined || (before.silent && !effect.silent)) this.effects.set(key, effect);
    else if (before.opened === true && effect.opened !== true)
      this.effects.set(key, { ...before, opened: false });
  }

  #name(name: string): NameRecord {
    let record = this.names.get(name);
    if (record === undefined)
      this.names.set(name, (record = { read: null, write: null, certain: false, same: null }));
    return record;
  }

  #region(place: Region): RegionRecord {
    const region = canonical(place);
    let record = this.regions.get(region);
    if (record === undefined)
      this.regions.set(region, (record = { read: null, change: null, perhaps: null }));
    return record;
  }
}

/** It touches nothing at all. */
export function isIdle({ names, regions, effects, world }: CellRecord): boolean {
  return names.size === 0 && regions.size === 0 && effects.size === 0 && world === null;
}
