import type { Behaviour } from "../knowledge/index.js";
import { instantiateWith } from "./class.js";
import { callFunction, type Arguments } from "./function.js";
import { asViews, nowhere, ref, union, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** Runs the notebook's functions that a library function is handed, as `map`, `sorted` and `DataFrame.apply` do. */
export function runHandedOver(
  behaviour: Behaviour,
  receiver: Value,
  handed: Value,
  site: object,
  machine: Machine,
): Value {
  const callables = findCallables(handed);
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
