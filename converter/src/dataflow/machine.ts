import type { Knowledge } from "../knowledge/index.js";
import type { Resource, ResourceEffect, WorldEffect } from "../knowledge/index.js";
import {
  canonical,
  joinGroups,
  ownerOf,
  reachNew,
  ref,
  Region,
  union,
  withoutMethod,
  type Ref,
  type Value,
} from "./heap.js";
import { CellRecord, type Access } from "./record.js";
import { effectWords, resourceWords } from "./resource-words.js";
import { Scope } from "./scope.js";

/** Things that a value may be before it is no longer worth telling them apart. */
const maximumWidth = 24;

/** Types that nothing can change: where something does, the type was a guess too many, and what is held changes. */
const unchangeable: ReadonlySet<string> = new Set(["tuple", "str", "frozenset", "named tuple value"]);

/** A call that was run, and how much was known then. */
export interface RememberedCall {
  readonly growth: number;
  readonly bindings: number;
  readonly value: Value;
}

export interface Mark {
  readonly acts: number;
  readonly region: number;
}

/** A call that is being run. */
export interface Frame {
  readonly function: Region;
  readonly scope: Scope;
  returned: Value;
  /** It was called again from within with something new. */
  grown: boolean;
}

/**
 * Runs cells in the notebook's order on what is known of their values, and records what each touches. Invariants:
 * 1. What a variable may be is among its refs, or in what an opaque one of them holds.
 * 2. Two refs that may share memory have the same region, or the one's region is held by the other's opaque region.
 * 3. Regions only ever come to hold more.
 */
export class Machine {
  readonly notebook = new Scope("notebook", null, new Set());
  readonly frames: Frame[] = [];
  record = new CellRecord(0);
  /** pyplot's current figure; the inline backend closes it when the cell ends. */
  figure: Value = [];
  figuresPersist = false;
  /** MLflow logs what is fitted by itself. */
  autolog = false;
  /** What cells have shown, which `_` and `Out` hold. */
  shown: Value = [];
  /** Modules of unknown content whose names are all here. */
  readonly starred = new Set<string>();
  /** Names of all cells, for what may bind or read any. */
  universe: ReadonlySet<string> = new Set();
  /** Evaluations left before calls are no longer followed. */
  budget = 0;
  context = 0;
  /** All that a cell hands to what is unknown, and all that it gets from it, is one: see `callUnknown`. */
  get unknown(): Region {
    return canonical(this.made(this.record, "unknown"));
  }

  /** Counts what the notebook's variables were bound to. */
  bindings = 0;
  /** What calls gave, by their place, while nothing has come to be known since. */
  calls = new Map<object, Map<string, RememberedCall>>();
  /** How often unknown callers were taken to run a function, in this cell. */
  runsForUnknown = new Map<Region, number>();
  /** Set while a function of a library runs that another was handed. */
  isHanding = false;
  /** Something that may have seeded the language's own random numbers was loaded. */
  isSeeded = false;
  /** Work that the cell has started and not waited for, and what it is. */
  readonly started = new Map<Region, string>();
  /** Something of a module was set, so that an import again may give another value. */
  patched = false;
  /** Set while a cell may stop half-way and the notebook goes on. */
  unsure = false;
  /** Counts what regions and variables have come to hold, to see when nothing new is found. */
  growth = 0;
  /** What may be called or written to unseen, by the resource whose users bring that about. */
  readonly hooks = new Map<Resource, Value>();
  /** What libraries of which nothing is known may have kept in order to call it, by the first part of their names. */
  readonly kept = new Map<string, Value>();
  /** Submodules that are there because some cell has imported them. */
  readonly submodules = new Map<string, Region>();
  /** The instances that are being made, the innermost last. */
  readonly making: Region[] = [];
  /** What has been started and may be stopped, an object or a module by its name, and the cell that did. */
  readonly brackets = new Map<Region | string, number>();
  /** Of the generators that run, the innermost last: the cells in which each has run, whose readings its variables may have. */
  readonly resumed: ReadonlySet<number>[] = [];
  /** Clocks that run by a name, as those of `console.time`: the cell that started each. */
  readonly timers = new Map<string, number>();
  /** What the notebook has raised: a handler of its errors, in whatever cell, may have been handed it. */
  raised: Value = [];
  #nextRegion = 1;
  /** Those that others were merged into. */
  readonly #merged = new Set<Region>();
  #nextContext = 1;
  readonly #modules = new Map<string, Region>();
  #sites = new Map<object, Map<string, Region>>();
  #contexts = new Map<object, Map<number, number>>();
  #fromHereOn: string | null = null;

  constructor(public knowledge: Knowledge) {}

  beginCell(number: number, budget: number): void {
    for (const hub of this.#merged) forgetOwn(hub);
    this.record = new CellRecord(number);
    this.notebook.beginCell();
    this.#sites = new Map();
    this.#contexts = new Map();
    this.context = 0;
    this.runsForUnknown = new Map();
    this.calls = new Map();
    this.budget = budget;
    this.record.barrier = this.#fromHereOn;
    if (!this.figuresPersist) this.figure = [];
  }

  /**
   * From here on each cell may do this, unseen in its code, and is in order with all. Where an object's end runs code, any cell may
   * bring it about, by binding a name again or by making so many objects that Python looks for those that are not used.
   */
  fromHereOn(words: string): void {
    this.#fromHereOn ??= words;
    this.record.barrier ??= words;
  }

  /** What is still going on when the cell ends goes on while later cells run. */
  endCell(): void {
    for (const words of this.started.values()) this.#fromHereOn ??= words;
    this.started.clear();
  }

  /** A moment of the cell, to be asked later whether anything was done since to what there was before. */
  mark(): Mark {
    return { acts: this.record.acts.length, region: this.#nextRegion };
  }

  /** Whether the cell has changed it. */
  hasChanged(region: Region): boolean {
    return (this.record.regions.get(canonical(region))?.change ?? null) !== null;
  }

  hasActedSince({ acts, region }: Mark): boolean {
    return this.record.acts.slice(acts).some((one) => one === null || one.id < region);
  }

  /** The cell waits for all that it leads to. */
  waitFor(value: Value): void {
    if (this.started.size === 0) return;
    for (const region of reachNew(value, new Map())) this.started.delete(region);
  }

  /** The region of what a place in the code makes, in this chain of calls. */
  made(site: object, slot = ""): Region {
    let bySlot = this.#sites.get(site);
    if (bySlot === undefined) this.#sites.set(site, (bySlot = new Map()));
    const key = `${this.context}${slot}`;
    let region = bySlot.get(key);
    if (region === undefined) bySlot.set(key, (region = new Region(this.#nextRegion++, this.record.cell)));
    return region;
  }

  /** What a barrier leaves of every variable. */
  readonly anything = new Region(-1, -1);

  module(path: string): Region {
    const top = path.split(".")[0] ?? path;
    let region = this.#modules.get(top);
    if (region === undefined) this.#modules.set(top, (region = new Region(this.#nextRegion++, 0)));
    return region;
  }

  symbol(path: string): Ref {
    const name = this.knowledge.canonical(path);
    return ref(this.module(name), "symbol", { symbol: name });
  }

  /** Runs as if called from there. */
  within<Result>(site: object, run: () => Result): Result {
    let byContext = this.#contexts.get(site);
    if (byContext === undefined) this.#contexts.set(site, (byContext = new Map()));
    const before = this.context;
    let context = byContext.get(before);
    if (context === undefined) byContext.set(before, (context = this.#nextContext++));
    this.context = context;
    try {
      return run();
    } finally {
      this.context = before;
    }
  }

  hold(region: Region, value: Value): void {
    for (const one of value) {
      if (one.region === region && !region.opaque && one.type === null) continue;
      if (region.blob !== null && (one.region !== null || one.readIn !== null))
        this.hold(canonical(region), [one]);
      if (one.readIn !== null) (region.readings ??= new Set()).add(one.readIn);
      if (region.opaque && one.region !== null && canonical(one.region) === region) continue;
      if (one.region === null && one.type === "NoneType") continue;
      // a method of what is known is held as that: `{"add": rows.append}`
      const plain = one.region?.blob
        ? ref(canonical(one.region), null)
        : one.type === "method"
          ? one
          : withoutMethod(one);
      if (plain.region === region && plain.type === null) continue;
      const held = plain.text === null || plain.symbol !== null ? plain : ref(plain.region, plain.type);
      if (region.contents.has(held.key)) continue;
      region.contents.set(held.key, held);
      if (held.region !== null) joinGroups(region, held.region);
      this.growth += 1;
    }
  }

  setField(region: Region, name: string, value: Value): void {
    const before = region.fields.get(name) ?? [];
    const after = union(before, value);
    if (after.length !== before.length) this.growth += 1;
    region.fields.set(name, after);
    for (const one of value) if (one.region !== null) joinGroups(region, one.region);
  }

  /** What a region may hold. An opaque one stands for all that it holds itself. */
  held(region: Region): Value {
    if (region.opaque) return [ref(region, null)];
    const own = [...region.contents.values()];
    return region.blob === null ? own : union(own, [ref(canonical(region), null)]);
  }

  /**
   * Makes an object one with what is unknown: what is done to the one is done to the other. Functions, classes and their
   * instances stay what they are, and are held.
   */
  merge(region: Region, unknown: Region): void {
    const [given, taking] = [canonical(region), canonical(unknown)];
    if (given === taking) return;
    // The oldest stays, so that what holds it need not be told.
    const older = given.opaque && given.id < taking.id && isPlain(given);
    const [one, hub] = older ? [taking, given] : [given, taking];
    joinGroups(one, hub);
    if (!isPlain(one)) {
      this.hold(one, [ref(hub, null)]);
      this.hold(hub, [ref(one, null)]);
      return;
    }
    for (const held of [...one.contents.values(), ...[...one.fields.values()].flat()]) {
      if (held.readIn !== null) this.hold(hub, [ref(null, "scalar", { readIn: held.readIn })]);
      if (held.region !== null && canonical(held.region) !== hub && canonical(held.region) !== one)
        this.hold(hub, [held]);
    }
    one.blob = hub;
    hub.opaque = true;
    this.#merged.add(hub);
    this.#merged.delete(one);
    this.growth += 1;
  }

  /** A value that may be too many things is what the cell knows nothing of. */
  widened(value: Value): Value {
    if (value.length <= maximumWidth) return value;
    const { unknown } = this;
    unknown.opaque = true;
    this.hold(unknown, value);
    return [ref(unknown, null)];
  }

  read(value: Value, access: Access): void {
    for (const region of reachNew(value, this.record.read)) this.record.readRegion(region, access);
  }

  /** An object changes, and all that it holds where it is opaque or of unknown type. */
  change(value: Value, access: Access, sure = true): void {
    for (const one of value) {
      const target = ownerOf(one);
      if (target.region === null) continue;
      if (target.type === "symbol" && !sure) continue;
      const shared = sure && target.type !== null ? this.knowledge.trait(target.type, "shared") : null;
      if (shared !== null) this.changes(shared);
      this.record.changeRegion(canonical(target.region), access, sure);
      if (target.type === null || target.region.opaque || unchangeable.has(target.type)) {
        const seen = sure ? this.record.changed : this.record.perhapsChanged;
        for (const region of reachNew([target], seen)) {
          // Not the modules and classes that it knows.
          if (region.cell === 0 || region.class !== null) continue;
          this.record.changeRegion(region, access, sure);
        }
      }
    }
  }

  uses(resource: Resource): void {
    if (resource === "moment") {
      this.record.moment = true;
      return;
    }
    this.record.effect({
      resource,
      changes: false,
      path: null,
      words: `uses ${resourceWords(resource)}`,
      silent: true,
    });
  }

  changes(resource: Resource, words = `changes ${resourceWords(resource)}`): void {
    if (resource === "seeded random" && !this.isSeeded) return;
    // another backend than the inline one, which ends figures with their cell
    if (resource === "figures") this.figuresPersist = true;
    this.record.effect({ resource, changes: true, path: null, words, silent: false });
  }

  /** `opened`: Python opens it, which an audit hook hears. */
  file(path: string | null, writes: boolean, opened = false): void {
    const name = path ?? "a file";
    this.record.effect({
      resource: "files",
      changes: writes,
      path,
      words: `${writes ? "writes" : "reads"} ${name}`,
      silent: false,
      opened,
    });
    this.uses("directory");
  }

  world(why: string): void {
    this.record.world ??= why;
  }

  apply(effect: ResourceEffect | WorldEffect, words: string): void {
    if (effect.kind === "world") this.world(words);
    else if (effect.kind === "uses") this.uses(effect.resource);
    else this.changes(effect.resource, effectWords(effect.resource, words));
  }
}

/** Whether nothing tells it from other data. */
function isPlain(region: Region): boolean {
  const { function: body, class: own, instanceOf, deferred, file, maps } = region;
  return (
    body === null &&
    own === null &&
    instanceOf === null &&
    deferred === null &&
    file === null &&
    maps === null
  );
}

/** What a region holds need not name what has become one with it. */
function forgetOwn(hub: Region): void {
  for (const [key, { region }] of hub.contents) {
    if (region !== null && region.blob !== null && canonical(region) === hub) hub.contents.delete(key);
  }
}
