import type { Behaviour } from "../knowledge/index.js";
import { instantiateWith } from "./class.js";
import { callFunction, type Arguments } from "./function.js";
import { asViews, nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import { callMembers } from "./instance.js";
import type { Machine } from "./machine.js";

/** Runs the notebook's functions that a library function is handed, as `map`, `sorted` and `DataFrame.apply` do. */
export function runHandedOver(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  site: object,
  machine: Machine,
): Value {
  const kept = keptBy(receiver, machine);
  for (const instance of kept.instances) callMembers(instance, handed, machine);
  const callables = [...findCallables(handed), ...kept.functions];
  if (callables.length === 0) return nowhere;
  const passed = passedTo(behaviour, receiver, handed, site, machine);
  const given: Arguments = { positional: [], named: new Map(), rest: passed };
  return union(
    ...callables.map((value) => {
      const [one] = value;
      if (!one?.region) return nowhere;
      if (one.region.class) return instantiateWith(one.region, given, site, machine);
      const bound = one.method === null ? given : { ...given, positional: [[one.method.receiver]] };
      return callFunction(one.region, bound, site, machine);
    }),
  );
}

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
    return union([ref(machine.made(site, "passed"), behaviour.passes)], asViews(data, behaviour.passes));
  const elements = data.map((one): Value => {
    if (one.type === null) return asViews([one], null);
    const item = machine.knowledge.trait(one.type, "iteration");
    if (item?.gives === "view") return asViews([one], item.type);
    return one.region === null ? nowhere : machine.held(one.region);
  });
  return union([ref(null, "scalar")], ...elements);
}

/** Functions and classes of the notebook in a value, or in containers in it. */
function findCallables(value: Value, seen = new Set<Region>()): readonly Value[] {
  return value.flatMap((one): readonly Value[] => {
    if (one.region === null || seen.has(one.region)) return [];
    seen.add(one.region);
    if (one.region.function || one.region.class) return [[one]];
    return one.type === "list" || one.type === "tuple" || one.type === "dict" || one.type === "set"
      ? findCallables([...one.region.contents.values()], seen)
      : [];
  });
}

/**
 * What an object of a library was made with and may call: the functions of a pipeline or a vectorized function, the notebook's
 * own transformers.
 */
function keptBy(
  receiver: Value,
  machine: Machine,
): { readonly functions: readonly Value[]; readonly instances: readonly Ref[] } {
  const functions: Value[] = [];
  const instances: Ref[] = [];
  const seen = new Set<Region>();
  const open = receiver
    .filter((one) => one.type !== null && machine.knowledge.trait(one.type, "calls") === true)
    .map((one) => one.region);
  const own = new Set(open);
  for (let region = open.pop(); region !== undefined; region = open.pop()) {
    if (region === null || seen.has(region) || region.class !== null) continue;
    seen.add(region);
    if (region.function !== null) functions.push([ref(region, "function")]);
    else if (region.instanceOf !== null && !own.has(region)) instances.push(ref(region, "instance"));
    else for (const held of machine.held(region)) open.push(held.region);
  }
  return { functions, instances };
}
