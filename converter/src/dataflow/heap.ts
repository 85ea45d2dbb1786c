import type { ClassFacts, FunctionFacts } from "../facts/index.js";
import type { Scope } from "./scope.js";

/**
 * An object, or all objects that one place in a cell makes, seen as one. What a view shows of an object is the object itself:
 * changing the one changes the other.
 */
export class Region {
  /** What it may hold: elements, attributes, captured arguments. */
  readonly contents = new Map<string, Ref>();
  /** What is known of its attributes one by one; `contents` has them too. */
  readonly fields = new Map<string, Value>();
  /** Nothing is known of it: whoever changes it may change all that it holds. */
  opaque = false;
  function: {
    readonly facts: FunctionFacts;
    readonly scope: Scope;
    readonly defaults: ReadonlyMap<string, Value>;
  } | null = null;
  /** What it is one with, since something unknown had both: see `merge` of the machine. */
  blob: Region | null = null;
  /** Of all that it ever held or was held by: see `groupOf`. */
  group: Region | null = null;
  /** Gives again what it gave before for the same arguments. */
  cached = false;
  class: { readonly facts: ClassFacts; readonly bases: Value } | null = null;
  /** Its attributes may have been set by names that are not known. */
  open = false;
  /** The notebook's own class whose instance it is. */
  instanceOf: Region | null = null;
  /** A generator's function and arguments: iterating runs it. */
  deferred: {
    readonly run: () => Value;
    /** Hands something in: what `yield` then gives. */
    readonly take?: (value: Value) => void;
  } | null = null;
  /** A promise that the notebook made: to settle it is all that is done to it. */
  settles = false;
  /** A file that is open: its path, null where that is not known, and whether it is written. */
  file: { readonly path: string | null; readonly writes: boolean } | null = null;
  /** The files that it is, as `np.memmap` makes an array of one; null where it is none. */
  maps: { readonly path: string | null; readonly writes: boolean }[] | null = null;
  /** The cells that read off a clock what it holds; null where it holds no such thing. */
  readings: Set<number> | null = null;
  /** An estimator or generator that draws from the global random state. */
  unseeded = false;
  /** References to it of which nothing but a type is known, by that type: most are made over and over. */
  readonly refs = new Map<string | null, Ref>();

  constructor(
    readonly id: number,
    /** The cell that makes it; 0 for a module. */
    readonly cell: number,
  ) {}
}

/** A reference to an object, as far as it is known. */
export interface Ref {
  /** Null for what never changes, such as numbers and strings. */
  readonly region: Region | null;
  /** Its type's name in the knowledge; null where it is not known. */
  readonly type: string | null;
  /** The text of a constant string or path, or a number's digits. */
  readonly text: string | null;
  /** The dotted name of something in a library. */
  readonly symbol: string | null;
  /** An attribute that may be a method, of which object. */
  readonly method: { readonly name: string; readonly receiver: Ref } | null;
  /** The cell that read it off a clock, or what it was computed from; null for all else. */
  readonly readIn: number | null;
  readonly key: string;
}

/** What an expression may be: one of these. */
export type Value = readonly Ref[];

export const nowhere: Value = [];

/** What never changes, by type. */
const constants = new Map<string | null, Ref>();

export function ref(
  region: Region | null,
  type: string | null,
  more?: {
    text?: string | null;
    symbol?: string | null;
    method?: Ref["method"];
    readIn?: number | null;
  },
): Ref {
  const { text = null, symbol = null, method = null, readIn = null } = more ?? {};
  if (text !== null || symbol !== null || method !== null || readIn !== null)
    return newRef(region, type, text, symbol, method, readIn);
  const kept = region === null ? constants : region.refs;
  let one = kept.get(type);
  if (one === undefined) kept.set(type, (one = newRef(region, type, null, null, null, null)));
  return one;
}

function newRef(
  region: Region | null,
  type: string | null,
  text: string | null,
  symbol: string | null,
  method: Ref["method"],
  readIn: number | null,
): Ref {
  const of = method === null ? "" : `.${method.name}(${method.receiver.key})`;
  const at = readIn === null ? "" : `@${readIn}`;
  const key = `${region?.id ?? 0}|${type ?? "?"}|${symbol ?? ""}|${text ?? ""}${of}${at}`;
  return { region, type, text, symbol, method, readIn, key };
}

/** The object itself, whatever was about to be looked up on it. */
export function withoutMethod(one: Ref): Ref {
  if (one.method === null || one.type === "bound") return one;
  return ref(
    one.region ?? one.method.receiver.region,
    one.type === "method" || one.type === "symbol" ? null : one.type,
    { readIn: one.method.receiver.readIn },
  );
}

/** What changes where this does. An attribute that is not known may be anything that the object holds. */
export function ownerOf(one: Ref): Ref {
  if (one.method === null) return one;
  const { receiver } = one.method;
  return one.type === null && receiver.region === one.region ? ref(one.region, null) : receiver;
}

/** The text that a value is known to be; null where it may be another, or none. */
export function textOf(value: Value | undefined): string | null {
  return value?.length === 1 ? (value[0]?.text ?? null) : null;
}

export function scalarValue(type = "scalar", text: string | null = null): Value {
  return [ref(null, type, { text })];
}

/** Past this many constants it is not worth knowing which. */
const maximumTexts = 6;

export function union(...values: readonly Value[]): Value {
  let first: Value = nowhere;
  let all: Ref[] | null = null;
  for (const value of values) {
    if (value.length === 0 || value === first) continue;
    if (first.length === 0) {
      first = value;
      continue;
    }
    for (const one of value) {
      if (includes(all ?? first, one)) continue;
      all ??= [...first];
      all.push(one);
    }
  }
  return all === null ? first : withFewTexts(all);
}

function includes(refs: Value, one: Ref): boolean {
  for (const other of refs) if (other === one || other.key === one.key) return true;
  return false;
}

function withFewTexts(refs: Value): Value {
  let texts = 0;
  for (const one of refs) if (one.text !== null && one.region === null) texts += 1;
  if (texts <= maximumTexts) return refs;
  const plain = refs.map((one) => (one.text !== null && one.region === null ? ref(null, one.type) : one));
  return plain.filter((one, index) => plain.findIndex((other) => other.key === one.key) === index);
}

/** The refs as they are seen when their type is no longer sure. */
export function asViews(value: Value, type: string | null): Value {
  return union(
    ...value.map(({ region, readIn }) => [
      ref(region, region === null && type === null ? "scalar" : type, { readIn }),
    ]),
  );
}

/** The region that stands for it and all that it is one with. */
export function canonical(region: Region): Region {
  let root = region;
  while (root.blob !== null) root = root.blob;
  for (let at = region; at !== root;) {
    const next = at.blob;
    at.blob = root;
    at = next ?? root;
  }
  return root;
}

/** The group of objects that hold one another, named by one of them. Modules, functions and classes join no group. */
export function groupOf(region: Region): Region {
  let root = region;
  while (root.group !== null) root = root.group;
  for (let at = region; at !== root;) {
    const next = at.group;
    at.group = root;
    at = next ?? root;
  }
  return root;
}

export function joinGroups(one: Region, other: Region): void {
  if (one === other || !groups(one) || !groups(other)) return;
  const [first, second] = [groupOf(one), groupOf(other)];
  if (first !== second) second.group = first;
}

function groups(region: Region): boolean {
  return region.cell !== 0 && region.class === null;
}

/** All that can be reached from a value, itself included. */
export function reach(value: Value): Set<Region> {
  const seen = new Map<Region, number>();
  reachNew(value, seen);
  return new Set(seen.keys());
}

/** What can be reached from a value and was not seen before, or holds more since. */
export function reachNew(value: Value, seen: Map<Region, number>): readonly Region[] {
  const found: Region[] = [];
  const open: Region[] = [];
  const visit = (place: Region | null | undefined): void => {
    if (!place) return;
    const region = place.blob === null ? place : canonical(place);
    const size = region.contents.size + region.fields.size;
    if (seen.get(region) === size) return;
    seen.set(region, size);
    found.push(region);
    if (size > 0) open.push(region);
  };
  for (const one of value) {
    visit(one.region);
    visit(one.method?.receiver.region);
  }
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    for (const held of region.contents.values()) {
      visit(held.region);
      visit(held.method?.receiver.region);
    }
    for (const field of region.fields.values()) for (const held of field) visit(held.region);
  }
  return found;
}

/** Whether a value leads to one of some regions. `clean` gathers those that are found to lead to none. */
export function leadsTo(value: Value, targets: ReadonlySet<Region>, clean: Set<Region>): boolean {
  const seen = new Set<Region>();
  const open = value.flatMap((one) => [one.region, one.method?.receiver.region ?? null]);
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    if (place === null) continue;
    const region = canonical(place);
    if (targets.has(region)) return true;
    if (seen.has(region) || clean.has(region)) continue;
    seen.add(region);
    for (const held of region.contents.values()) open.push(held.region, held.method?.receiver.region ?? null);
    for (const field of region.fields.values()) for (const held of field) open.push(held.region);
  }
  for (const region of seen) clean.add(region);
  return false;
}
