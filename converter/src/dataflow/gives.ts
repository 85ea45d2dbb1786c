import type { Behaviour } from "../knowledge/index.js";
import {
  asViews,
  nowhere,
  reach,
  ref,
  scalarValue,
  union,
  type Ref,
  type Region,
  type Value,
} from "./heap.js";
import { callSpecial } from "./instance.js";
import { allWithin, elementsIn } from "./lazy.js";
import type { Machine } from "./machine.js";

/** What a behaviour gives, when its receiver and arguments are these. */
export function applyGives(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  site: object,
  machine: Machine,
  slot: string,
  several = false,
): Value {
  const source = receiver.length > 0 ? receiver : handed;
  const { type } = behaviour;
  switch (behaviour.gives) {
    case "nothing":
      return scalarValue(type ?? "NoneType");
    case "receiver":
      return source;
    case "view":
      if (receiver.length === 0) return newOrShown(handed, type, site, machine, slot);
      return union(
        asViews(source, type),
        behaviour.keeps && behaviour.changes.length === 0
          ? handed.filter((one) => one.region !== null)
          : nowhere,
      );
    case "argument":
      return newOrShown(handed, type, site, machine, slot);
    case "parts": {
      const region = machine.made(site, slot);
      machine.hold(
        region,
        asViews(
          source.filter((one) => one.region !== null),
          type,
        ),
      );
      return [ref(region, "list")];
    }
    case "deep": {
      const region = machine.made(site, slot);
      const all = [...reach(source)];
      const types = new Set(all.flatMap((held) => machine.held(held).map((one) => one.type)));
      // What a table holds as objects a deep copy of it holds as well.
      for (const one of source)
        if (one.region !== null && one.type?.startsWith("pandas.") === true)
          machine.hold(region, machine.held(one.region));
      for (const inner of types)
        machine.hold(region, [
          ref(inner === null || !machine.knowledge.is(inner, "immutable") ? region : null, inner),
        ]);
      for (const held of all) if (held.instanceOf !== null) callSpecial([ref(held, "instance")], machine);
      const like = source.find((one) => one.region?.instanceOf)?.region;
      if (like) copyInstance(like, region);
      return source.map((one) => ref(one.region === null ? null : region, one.type));
    }
    case "element": {
      const held = elementsIn(source, machine);
      // `d.get(k, other)` and `max(a, b)` may give what they are handed.
      const others = receiver.length > 0 || several ? handed.filter((one) => one.region !== null) : nowhere;
      return held.length + others.length === 0 ? scalarValue() : union(held, others);
    }
    case "fresh":
      return [ref(machine.made(site, slot), type)];
    case "copy":
    case "holder": {
      if (behaviour.yields === "nested")
        machine.hold(machine.made(site, slot), allWithin(union(receiver, handed), machine));
      const region = machine.made(site, slot);
      const all = behaviour.gives === "holder" ? union(receiver, handed) : nowhere;
      machine.hold(region, all);
      const sources = union(receiver, handed);
      for (const one of sources) if (one.region !== null) machine.hold(region, machine.held(one.region));
      // A list of an array's rows holds views of it.
      if (type === null || containers.has(type)) machine.hold(region, elementsIn(sources, machine));
      for (const one of sources) if (one.region?.opaque) machine.hold(region, [one]);
      // They share the table's memory.
      if (type === "dict") machine.hold(region, columnsOf(sources));
      if (type === "numpy.ndarray")
        machine.hold(
          region,
          sources.filter((one) => containers.has(one.type ?? "") && !sequences.has(one.type ?? "")),
        );
      if (type !== null || behaviour.gives !== "copy") return [ref(region, type)];
      // A shallow copy of an iterator takes from the same source, one of a generator draws from the same stream.
      const goingOn =
        behaviour.yields === "elements"
          ? source.filter((one) => isGenerator(one) || machine.knowledge.is(one.type, "iterator"))
          : nowhere;
      return union([ref(region, sameType(source))], goingOn);
    }
  }
}

/** What tables hold by name, as `dict(df)` and `**df` ask for it. */
export function columnsOf(sources: Value): Value {
  return sources.flatMap(({ region, type }) =>
    region !== null && type?.startsWith("pandas.") === true ? [ref(region, "pandas.Series")] : [],
  );
}

/** What arrays and frames are made of by copying. */
const containers = new Set([
  "list",
  "tuple",
  "dict",
  "set",
  "frozenset",
  "deque",
  "range",
  "iterator",
  "generator",
  "dict view",
]);

/** Of other containers numpy makes an array that holds the container itself. */
const sequences = new Set(["list", "tuple", "deque", "range"]);

/** A deep copy of an instance of the notebook's class has its methods, and attributes of its own. */
function copyInstance(from: Region, to: Region): void {
  to.instanceOf = from.instanceOf;
  to.opaque = true;
}

function newOrShown(handed: Value, type: string | null, site: object, machine: Machine, slot: string): Value {
  const region = machine.made(site, slot);
  const shown = handed.filter(
    (one) =>
      one.region !== null && one.type !== "symbol" && (type === null || !containers.has(one.type ?? "")),
  );
  for (const one of handed) {
    if (one.region === null || !containers.has(one.type ?? "")) continue;
    if (type === "numpy.ndarray" && !sequences.has(one.type ?? "")) machine.hold(region, [one]);
    // Of a table of columns the columns are copied, of a list or a series what it holds is kept.
    const inner = machine.held(one.region);
    if (one.type !== "dict" || type === "pandas.Series") machine.hold(region, inner);
    for (const column of inner) if (column.region !== null) machine.hold(region, machine.held(column.region));
  }
  for (const one of shown) if (one.region !== null) machine.hold(region, machine.held(one.region));
  return union([ref(region, type)], asViews(shown, type));
}

function sameType(value: Value): string | null {
  const types = new Set(value.map((one) => one.type));
  return types.size === 1 ? (value[0]?.type ?? null) : null;
}

/** Whether drawing from it changes it. */
export function isGenerator({ type }: Ref): boolean {
  return type !== null && (type.startsWith("numpy.random.") || type === "random.Random");
}
