import type { Expression } from "../facts/index.js";
import { access } from "./access.js";
import { runKept } from "./callbacks.js";
import { callHeld } from "./call-held.js";
import { attributeOf } from "./attribute.js";
import { callEverything } from "./call-unknown.js";
import { touchFile } from "./files.js";
import { noteUse } from "./from-here-on.js";
import { argumentsOf, callFunction, noArguments } from "./function.js";
import { applyGives } from "./gives.js";
import { asViews, nowhere, ref, scalarValue, union, type Ref, type Region, type Value } from "./heap.js";
import { allMembers, callMember, callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";

/** What iterating over a value gives. Iterators advance, and generators run. */
export function elementsOf(value: Value, site: object, machine: Machine): Value {
  const given = consume(value, machine);
  return machine.widened(union(given, ...value.map((one) => elementsOfOne(one, site, machine))));
}

function elementsOfOne(one: Ref, site: object, machine: Machine): Value {
  const { region, type } = one;
  if (type === "symbol") return elementOfSymbol(one, machine);
  if (region === null) return scalarValue(type === "str" ? "str" : "scalar");
  if (type === null) return asViews(union([one], machine.held(region)), null);
  if (region.instanceOf !== null) {
    // `**` asks for them
    callMember(region.instanceOf, "keys", one, nowhere, machine);
    const asked = callSpecial([one], machine);
    const steps = machine.knowledge.language === "javascript" ? stepped(asked, machine) : nowhere;
    // What `__iter__` gives is iterated in turn.
    const iterated = asked.map((each) => (each.region === region ? nowhere : iteratedOf(each, machine)));
    return union(asked, steps, ...iterated, machine.held(region));
  }
  // the members of an enumeration, or what a metaclass gives
  if (region.class !== null) return union(callSpecial([one], machine), asViews(machine.held(region), null));
  const known = machine.knowledge.trait(type, "iteration");
  if (known !== null) {
    for (const effect of known.effects) {
      if ("argument" in effect) touchFile(effect, [one], noArguments, machine);
      else machine.apply(effect, "iterates it");
    }
    if (machine.knowledge.is(type, "calls")) runKept(one, machine.held(region), region, machine);
    // What was put in is there beside what it makes of itself.
    return union(applyGives(known, [one], nowhere, site, machine, "element"), machine.held(region));
  }
  return withScalars(machine.held(region));
}

/** What iterators of the notebook's own give, as objects with a function `next`; those are held by what the function gives. */
function stepped(iterators: Value, machine: Machine): Value {
  const given = iterators.flatMap((iterator): Value => {
    const { region, type } = iterator;
    if (region?.instanceOf) return callMember(region.instanceOf, "next", iterator, nowhere, machine);
    if (region === null || type !== "dict") return nowhere;
    return machine
      .held(region)
      .flatMap(({ region: step }) =>
        step?.function ? callFunction(step, noArguments, step, machine) : nowhere,
      );
  });
  return union(
    consume(given, machine),
    ...given.map(({ region }) => (region === null ? nowhere : machine.held(region))),
  );
}

function iteratedOf({ region }: Ref, machine: Machine): Value {
  return region === null ? nowhere : union(region.deferred?.run() ?? nowhere, machine.held(region));
}

function elementOfSymbol(one: Ref, machine: Machine): Value {
  const type = one.symbol === null ? null : machine.knowledge.objectType(one.symbol);
  return type === null ? [ref(one.region, null)] : scalarValue();
}

/** A container of which it is not known that it holds anything holds values that never change. */
function withScalars(value: Value): Value {
  return value.length > 0 ? value : scalarValue();
}

/** What can be taken from once. */
export function isIterator({ type }: Ref): boolean {
  return type === "generator" || type === "iterator";
}

/** Takes from iterators and generators, which changes them; gives what a generator makes. */
export function consume(value: Value, machine: Machine): Value {
  let given: Value = nowhere;
  for (const one of value) {
    if (one.region === null) continue;
    const iterates =
      one.type === null
        ? one.region.deferred !== null || mayBeIterator(one.region, machine)
        : machine.knowledge.is(one.type, "iterator");
    if (one.region.deferred !== null) given = union(given, one.region.deferred.run());
    if (iterates) {
      machine.change([one], access(machine, null, "takes from {}"));
      const { effects = [] } =
        (one.type === null ? null : machine.knowledge.trait(one.type, "iteration")) ?? {};
      for (const effect of effects)
        if (!("argument" in effect)) machine.apply(effect, "iterates what may draw as it goes");
    } else if (one.type === null && one.region.opaque) {
      machine.change([one], access(machine, null, "iterates {}, which may be an iterator"), false);
      callEverything([one], machine);
    }
  }
  return given;
}

/** Whether it is known as an iterator where its type is, or may be one that it holds. */
function mayBeIterator(region: Region, machine: Machine): boolean {
  const types = [...region.refs.keys(), ...machine.held(region).map(({ type }) => type)];
  return types.some((type) => machine.knowledge.is(type, "iterator"));
}

/** `x[k]`. */
export function itemOf(value: Value, keyNode: Expression, key: Value, site: object, machine: Machine): Value {
  callSpecial(key, machine);
  return union(...value.map((one) => itemOfOne(one, keyNode, key, site, machine)));
}

/** One of JavaScript's own symbols, or a shared one. */
export function isSymbolKey({ type, symbol }: Ref): boolean {
  return type === "symbol key" || symbol?.startsWith("builtins.Symbol.") === true;
}

/** `rows[Symbol.iterator]` is a method that has no other name. */
function symbolMethod(one: Ref, key: Value): Value {
  const name = key.find(isSymbolKey)?.symbol?.replace("builtins.", "") ?? "Symbol";
  const method = { name: `[${name}]`, receiver: one };
  return [ref(one.region, one.type === null || one.type === "instance" ? null : "method", { method })];
}

function itemOfOne(one: Ref, keyNode: Expression, key: Value, site: object, machine: Machine): Value {
  const { region, type } = one;
  if (type !== "symbol" && machine.knowledge.language === "javascript" && key.some(isSymbolKey))
    return union(symbolMethod(one, key), region === null ? nowhere : machine.held(region));
  // `df.loc[lambda d: …]`
  for (const { region: called } of key)
    if (called?.function) callFunction(called, argumentsOf([[one]]), called, machine);
  if (region?.class) {
    callMember(region, "__class_getitem__", one, [ref(null, "scalar")], machine);
    callSpecial([one], machine, key);
  }
  if (type === "symbol") {
    if (one.symbol !== null) noteUse(one.symbol, machine);
    const held = one.symbol === null ? null : machine.knowledge.objectType(one.symbol);
    if (held === null) return [ref(region, null)];
    const item = machine.knowledge.trait(held, "item");
    if (item === null && key.some((part) => part.type === "slice"))
      return [ref(machine.made(site, "slice"), held)];
    return item === null ? scalarValue() : applyGives(item, [one], nowhere, site, machine, "item");
  }
  if (region === null) return scalarValue(type === "str" || type === "bytes" ? type : "scalar");
  if (machine.knowledge.language === "javascript" && (region.instanceOf ?? region.class) !== null)
    return memberByKey(one, key, machine);
  if (region.instanceOf !== null) return union(callSpecial([one], machine), machine.held(region));
  if (region.class !== null) return [one];
  if (type === null) return asViews(union([one], machine.held(region)), null);
  if (type === "defaultdict") makeDefault(one, region, machine);
  const known = machine.knowledge.trait(type, "item");
  if (known !== null) {
    // A mask or a list of keys copies, and never gives one thing that was put in; a slice or a key shows.
    if (known.gives === "view" && picks(keyNode, key) && !(type === array && isNames(keyNode))) {
      return applyGives({ ...known, gives: "copy", type }, [one], nowhere, site, machine, "item");
    }
    const item = applyGives(known, [one], nowhere, site, machine, "item");
    if (machine.knowledge.is(type, "uniform")) return item;
    return union(item, wrapped(machine.held(region), machine.knowledge.trait(type, "wraps")));
  }
  if (key.some((part) => part.type === "slice")) {
    const part = machine.made(site, "slice");
    machine.hold(part, machine.held(region));
    return [ref(part, type)];
  }
  return withScalars(machine.held(region));
}

/** `counter[name]` of an instance or a class of JavaScript's is a member that has the name, and any where it is not known. */
function memberByKey(one: Ref, key: Value, machine: Machine): Value {
  const { region } = one;
  const owner = region?.instanceOf ?? region;
  if (region === null || owner === null) return nowhere;
  const texts = key.map(({ text }) => text);
  const names = texts.includes(null) ? allMembers(owner).map(([name]) => name) : texts;
  const members = names.map((name) => attributeOf([one], name ?? "", key, machine));
  return union(machine.held(region), ...members);
}

/** An array that was made a column comes out as a column. */
function wrapped(held: Value, as: string | null): Value {
  if (as === null) return held;
  return union(...held.map((one) => [arrays.has(one.type ?? "") ? ref(one.region, as) : one]));
}

const array = "numpy.ndarray";
const arrays = new Set([array, "pandas.Categorical", "pandas.Index"]);

/** A missing key is put there, with what the factory gives. */
function makeDefault(one: Ref, region: Region, machine: Machine): void {
  machine.change([one], access(machine, null, "may add to {}"));
  for (const held of region.contents.values()) {
    const built =
      held.symbol?.startsWith("builtins.") === true ? held.symbol.slice("builtins.".length) : null;
    if (built !== null) machine.hold(region, [ref(machine.made(region, built), built)]);
    else machine.hold(region, callHeld([held], region, machine));
  }
}

/** A list of names: fields of an array of records, which are shown. */
function isNames(node: Expression): boolean {
  return (
    node.kind === "collection" &&
    node.items.some(({ value }) => value.kind === "constant" && value.text !== null && value.type === "str")
  );
}

/** Whether a key is certain to be a mask or a list, for which numpy and pandas copy. */
function picks(node: Expression, key: Value): boolean {
  if (node.kind === "operation")
    return node.operator === "compare" || (node.operator !== "unary" && isMask(node));
  if (node.kind === "collection") return node.type === "list";
  return key.length > 0 && key.every((part) => part.type === "list");
}

function isMask(node: Expression): boolean {
  if (node.kind !== "operation") return false;
  if (node.operator === "compare") return true;
  return (node.operator === "&" || node.operator === "|") && node.operands.some(isMask);
}
