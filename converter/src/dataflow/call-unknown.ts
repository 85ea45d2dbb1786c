import { access } from "./access.js";
import { allArguments, argumentsOf, callFunction, type Arguments } from "./function.js";
import { nowhere, reachNew, ref, union, type Region, type Value } from "./heap.js";
import { allMembers } from "./instance.js";
import type { Machine } from "./machine.js";

/**
 * A call of which nothing is known. It may change all that it is handed and all that this holds, keep it, give it back, call
 * every function in it, and do anything with the world. What all such calls of a cell are handed and give is taken for one
 * object, as the one may have kept what it then gives to the other.
 */
export function callUnknown(callee: Value, given: Arguments, machine: Machine, words: string): Value {
  const handed = union(callee, allArguments(given));
  machine.world(words);
  const { unknown } = machine;
  unknown.opaque = true;
  const touched = access(machine, null, `may change {} where it ${words}`);
  const take = (value: Value): void => {
    for (const region of reachNew(value, machine.record.perhapsChanged)) {
      if (region === machine.unknown || isQuiet(region, callee)) continue;
      // A class or function that it only reaches it may call, which is followed.
      if ((region.class !== null || region.function !== null) && !handed.some((one) => one.region === region))
        continue;
      machine.record.changeRegion(region, touched, false);
      if (region.class !== null) region.open = true;
      machine.merge(region, machine.unknown);
    }
  };
  take(handed);
  machine.record.changeRegion(machine.unknown, touched, false);
  for (const { symbol } of allArguments(given))
    if (
      symbol !== null &&
      /\.prototype$|^builtins\.Math$/u.test(symbol) &&
      machine.knowledge.isUsedUnseen(symbol)
    )
      machine.fromHereOn(`may change \`${symbol}\`, which any code may use`);
  for (const one of handed)
    if (one.region !== null && isQuiet(one.region, callee)) machine.hold(machine.unknown, [one]);
  // what its functions give it is as good as handed to it
  take(callEverything(handed, machine));
  return [ref(machine.unknown, null)];
}

/** A module has nothing that functions of others would change. */
function isQuiet(region: Region, callee: Value): boolean {
  return region.cell === 0 && !callee.some((one) => one.region === region);
}

/** Times that one function is run in one cell for the unknown callers that may call it; what they hand over only grows. */
const maximumRuns = 2;

/**
 * Calls every function, and every method of every class or instance, that a value leads to. What all unknown callers of a cell
 * were handed is handed on as one. Gives what they give.
 */
export function callEverything(value: Value, machine: Machine): Value {
  let results: Value = nowhere;
  const { unknown } = machine;
  unknown.opaque = true;
  machine.hold(unknown, value);
  const given = argumentsOf([], [ref(null, "scalar"), ref(unknown, null)]);
  const run = (region: Region, self: Value | null): void => {
    const runs = machine.runsForUnknown.get(region) ?? 0;
    if (runs >= maximumRuns) return;
    machine.runsForUnknown.set(region, runs + 1);
    const called = self === null ? given : { ...given, positional: [self] };
    const value = callFunction(region, called, region, machine);
    // who is handed what it gives may give it back; of a promise, it is the one to wait for it
    machine.waitFor(value);
    machine.hold(machine.unknown, value);
    results = union(results, value);
  };
  for (const region of reachNew(value, machine.record.called)) {
    if (region.function !== null) run(region, null);
    if (region.deferred !== null) {
      const value = region.deferred.run();
      machine.hold(machine.unknown, value);
      results = union(results, value);
    }
    const owner = region.class !== null ? region : region.instanceOf;
    if (owner === null) continue;
    const self: Value = [ref(region, region.class !== null ? null : "instance")];
    for (const [, members] of allMembers(owner))
      for (const member of members) if (member.region?.function) run(member.region, self);
  }
  return results;
}
