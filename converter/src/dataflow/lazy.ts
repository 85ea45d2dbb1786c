import type { Behaviour } from "../knowledge/index.js";
import { guarded } from "./comprehension.js";
import { ref, union, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/**
 * Makes a result that takes from its sources, and runs the functions among them, whenever it is iterated itself. What it
 * gives is held; its sources are a field, so that to have it is to have them.
 */
export function makeLazy(
  behaviour: Behaviour,
  result: Value,
  sources: Value,
  run: () => Value,
  site: object,
  machine: Machine,
): void {
  for (const { region } of result) {
    if (region === null) continue;
    machine.setField(region, "sources", sources);
    const take = guarded(() => {
      const results = run();
      const given = yielded(behaviour, region, sources, results, site, machine);
      machine.hold(region, given);
      return given;
    });
    region.deferred = { run: take };
    take();
  }
}

function yielded(
  behaviour: Behaviour,
  own: Region,
  sources: Value,
  results: Value,
  site: object,
  machine: Machine,
): Value {
  const elements = elementsIn(sources, machine);
  switch (behaviour.yields) {
    case "results":
      return results.length === 0 ? elements : results;
    case "nested":
      return union(elements, elementsIn(elements, machine));
    case "elements":
      return union(elements, results);
    case "tuples":
    case "groups": {
      const tuple = machine.made(site, "tuple");
      machine.hold(tuple, union(elements, results));
      if (behaviour.yields === "tuples") return [ref(tuple, "tuple")];
      const group = machine.made(site, "group");
      machine.hold(group, elements);
      // A group takes from what the whole takes from.
      machine.setField(group, "sources", union(sources, [ref(own, "iterator")]));
      group.deferred = own.deferred;
      machine.hold(tuple, [ref(group, "iterator")]);
      return [ref(tuple, "tuple"), ref(group, "iterator")];
    }
  }
}

/** What sources hold, as far as they hold it as they stand: what shares its memory with its elements is its own element. */
export function elementsIn(sources: Value, machine: Machine): Value {
  return union(
    ...sources.map((one): Value => {
      if (one.region === null || one.region.function !== null) return [];
      const iteration = one.type === null ? null : machine.knowledge.trait(one.type, "iteration");
      if (one.type === null) return union([ref(one.region, null)], machine.held(one.region));
      if (iteration?.gives === "view")
        return union([ref(one.region, iteration.type)], machine.held(one.region));
      return machine.held(one.region);
    }),
  );
}

/** A value's elements, what they hold, and what that holds, for what flattens: pairs into a dictionary, lists into a list. */
export function allWithin(value: Value, machine: Machine): Value {
  let level = elementsIn(value, machine);
  let all = level;
  for (let depth = 0; depth < 3; depth += 1) {
    level = elementsIn(level, machine);
    all = union(all, level);
  }
  return all;
}
