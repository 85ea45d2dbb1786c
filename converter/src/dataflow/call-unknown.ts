import { access } from "./access.js";
import { allArguments, callFunction, type Arguments } from "./function.js";
import { reach, ref, union, type Value } from "./heap.js";
import { allMembers } from "./instance.js";
import type { Machine } from "./machine.js";

/**
 * A call of which nothing is known. It may change all that it is handed and all that this holds, keep it, give it back, call
 * every function in it, and do anything with the world.
 */
export function callUnknown(
  callee: Value,
  given: Arguments,
  site: object,
  machine: Machine,
  words: string,
): Value {
  const handed = union(callee, allArguments(given));
  machine.world(words);
  const result = machine.made(site, "unknown");
  result.opaque = true;
  machine.hold(result, handed);
  const reached = reach(handed);
  const touched = access(machine, null, `${words}, and hands it {}, which that may change`);
  for (const region of reached) {
    if (region === result || isQuiet(region.id, region.cell, machine, callee)) continue;
    machine.record.changeRegion(region, touched, false);
    if (region.function === null && region.class === null) machine.hold(region, [ref(result, null)]);
  }
  callEverything(handed, machine);
  return [ref(result, null)];
}

/** Modules of known libraries have nothing that a function would change. */
function isQuiet(_id: number, cell: number, _machine: Machine, _callee: Value): boolean {
  return cell === 0 && !_callee.some((one) => one.region?.id === _id);
}

/** Calls every function, and every method of every class or instance, that a value leads to. */
export function callEverything(value: Value, machine: Machine): void {
  const unknown = [ref(null, "scalar"), ...value];
  const given: Arguments = { positional: [], named: new Map(), rest: unknown };
  for (const region of reach(value)) {
    if (machine.budget < 0) return;
    if (region.function !== null) callFunction(region, given, region, machine);
    const owner = region.class !== null ? region : region.instanceOf;
    if (owner === null) continue;
    const self: Value = [ref(region, region.class !== null ? null : "instance")];
    for (const [, members] of allMembers(owner)) {
      for (const member of members) {
        if (member.region?.function)
          callFunction(member.region, { ...given, positional: [self] }, member.region, machine);
      }
    }
  }
}
