import type { Behaviour } from "../knowledge/index.js";
import { isAsking } from "./asking.js";
import { callValue, type CallSite } from "./call.js";
import { instantiate } from "./class.js";
import { argumentsOf, boundArguments, callFunction, type Arguments } from "./function.js";
import { asViews, canonical, nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import { callMembers, callSpecial, foreignBases } from "./instance.js";
import type { Machine } from "./machine.js";

/** Runs the functions that a library function is handed, as `map`, `sorted` and `DataFrame.apply` do. */
export function runHandedOver(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  call: CallSite,
  machine: Machine,
): Value {
  const site = call.node;
  const kept = keptBy(union(receiver, behaviour.figure === null ? nowhere : machine.figure), machine);
  const brought = keptBy(handed, machine);
  runLibrarys(behaviour, receiver, handed, union(kept.librarys, brought.librarys), call, machine);
  // an estimator of the notebook's own that is handed over is fitted
  const handedOver = behaviour.gives === "holder" && receiver.length === 0 ? withHeld(handed) : nowhere;
  const instances = [...kept.instances, ...handedOver.filter((one) => one.region?.instanceOf != null)];
  for (const instance of instances) callMembers(instance, handed, machine);
  const callables = [...findCallables(handed), ...kept.functions, ...brought.functions];
  if (callables.length === 0) return nowhere;
  const passed = passedTo(behaviour, receiver, handed, site, machine);
  const whole = behaviour.handsReceiver ? union(passed, receiver) : passed;
  const given = argumentsOf(behaviour.handsReceiver ? [passed, passed, whole, whole] : [], passed);
  return union(
    ...callables.map((value) => {
      const [one] = value;
      if (!one?.region) return nowhere;
      if (one.region.class) return made(one.region, given, site, machine);
      const bound = one.method === null ? given : boundArguments(one.region, one.method.receiver, given);
      return callFunction(one.region, bound, site, machine);
    }),
  );
}

/** An instance of a class that is handed over. Of what extends a class of the library, the library calls the methods. */
function made(region: Region, given: Arguments, site: object, machine: Machine): Value {
  const instances = instantiate(region, given, site, machine);
  if (foreignBases(region).length > 0 && mayRun(region, machine))
    for (const one of instances) callMembers(one, given.rest, machine);
  return instances;
}

/**
 * Calls what is handed over of a library and does more than give something: `map(rows.append, …)`, `map(random.seed, …)`. What is
 * not known is called where it is sure to be.
 */
function runLibrarys(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  kept: Value,
  call: CallSite,
  machine: Machine,
): void {
  if (machine.isHanding) return;
  const calls = behaviour.yields === "results" || behaviour.passes !== null;
  const acting = [...withHeld(handed), ...kept].filter((one) => {
    if (one.symbol === null && one.method === null && one.type !== "partial" && one.type !== "function")
      return false;
    if (isAsking(one) || one.type === "partial") return true;
    const known = knownOf(one, machine);
    return known === null ? calls && (one.type === "symbol" || one.method !== null) : acts(known);
  });
  if (acting.length === 0) return;
  const rest = passedTo(behaviour, receiver, handed, call.node, machine);
  machine.isHanding = true;
  try {
    const given = argumentsOf([], rest);
    for (const one of acting) callValue([one], given, { ...call, root: null, roots: [] }, machine);
  } finally {
    machine.isHanding = false;
  }
}

function knownOf({ type, symbol, method }: Ref, machine: Machine): Behaviour | null {
  if (type === "symbol" && symbol !== null) return machine.knowledge.callable(symbol);
  if (method === null || method.receiver.type === null) return null;
  return machine.knowledge.method(method.receiver.type, method.name);
}

function acts({ changes, effects, keeps }: Behaviour): boolean {
  return changes.length > 0 || keeps || effects.some(({ kind }) => kind !== "uses");
}

/** The value, and what plain containers in it hold that is an object. */
export function withHeld(value: Value): Value {
  if (!value.some(isContainer)) return value;
  const all = [...value];
  const seen = new Set<Region>();
  for (let at = 0; at < all.length; at += 1) {
    const one = all[at];
    if (one?.region == null || !isContainer(one) || seen.has(one.region)) continue;
    seen.add(one.region);
    for (const held of one.region.contents.values()) if (held.region !== null) all.push(held);
  }
  return all;
}

function isContainer({ region, type }: Ref): boolean {
  return region !== null && type !== null && plainContainers.has(type);
}

const plainContainers = new Set(["list", "tuple", "dict", "set"]);

function passedTo(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  site: object,
  machine: Machine,
): Value {
  const data = union(receiver, handed).filter(
    (one) => one.region !== null && !one.region.function && !one.region.class,
  );
  if (behaviour.passes !== null)
    return union(
      [ref(machine.made(site, "passed"), behaviour.passes)],
      asViews(data, behaviour.passes),
      // a column of lists hands over the lists that were put in
      ...data.map((one) => (one.region === null ? nowhere : machine.held(one.region))),
    );
  const elements = data.map((one): Value => {
    if (one.type === null) return asViews([one], null);
    const item = machine.knowledge.trait(one.type, "iteration");
    const held = one.region === null ? nowhere : machine.held(one.region);
    return item?.gives === "view" ? union(asViews([one], item.type), held) : held;
  });
  return union([ref(null, "scalar")], ...elements);
}

/** Runs what an object of a library was made with, where iterating it does: a loader's data set and what puts batches together. */
export function runKept(receiver: Ref, handed: Value, site: object, machine: Machine): void {
  const { functions, instances } = keptBy([receiver], machine);
  const given = argumentsOf([], handed);
  for (const [one] of functions) if (one?.region) callFunction(one.region, given, site, machine);
  for (const one of instances) {
    callMembers(one, handed, machine);
    callSpecial([one], machine);
  }
}

/** As unknown callers, these hand over more and more of the same. */
function mayRun(region: Region, machine: Machine): boolean {
  const runs = machine.runsForUnknown.get(region) ?? 0;
  machine.runsForUnknown.set(region, runs + 1);
  return runs < 2;
}

/** Functions and classes of the notebook in a value, or in containers in it. */
function findCallables(value: Value, seen = new Set<Region>()): readonly Value[] {
  return value.flatMap((one): readonly Value[] => {
    if (one.region === null || seen.has(one.region)) return [];
    seen.add(one.region);
    if (one.region.function || one.region.class) return [[one]];
    return plainContainers.has(one.type ?? "") ? findCallables([...one.region.contents.values()], seen) : [];
  });
}

/**
 * What an object of a library was made with and may call: the functions of a pipeline or a vectorized function, the notebook's
 * own transformers.
 */
function keptBy(
  receiver: Value,
  machine: Machine,
): { readonly functions: readonly Value[]; readonly instances: readonly Ref[]; readonly librarys: Value } {
  const functions: Value[] = [];
  const librarys: Ref[] = [];
  const instances: Ref[] = [];
  const seen = new Set<Region>();
  const open = receiver.filter(({ type }) => machine.knowledge.is(type, "calls")).map((one) => one.region);
  const own = new Set(open);
  // what was put into a part of it of which nothing is known: `session.hooks["response"]`
  for (const region of own)
    if (region !== null && region.blob !== null)
      for (const held of canonical(region).contents.values())
        if (held.region?.function && mayRun(held.region, machine)) functions.push([held]);
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    if (region === null || seen.has(region) || region.class !== null) continue;
    seen.add(region);
    if (region.function !== null) functions.push([ref(region, "function")]);
    else if (region.instanceOf !== null && !own.has(region)) instances.push(ref(region, "instance"));
    else
      for (const held of machine.held(region)) {
        if (held.type === "method") librarys.push(held);
        else open.push(held.region);
      }
  }
  return { functions, instances, librarys };
}
