import { callEverything } from "./call-unknown.js";
import { argumentsOf, callFunction } from "./function.js";
import { nowhere, ownerOf, ref, union, type Ref, type Value } from "./heap.js";
import { addHook } from "./hooks.js";
import { callSetters, callSpecial, classMember } from "./instance.js";
import type { Machine } from "./machine.js";
import type { Access } from "./record.js";
import { resourceOfSymbol } from "./symbols.js";

/** Puts a value into an object, by attribute or by item. */
export function store(
  into: Value,
  place: { readonly attribute: string | null },
  value: Value,
  touched: Access,
  machine: Machine,
): void {
  for (const one of into) {
    if (one.region === null) continue;
    const resource = resourceOfSymbol(one, machine);
    if (resource !== null) {
      machine.changes(resource);
      addHook(resource, value, machine);
      continue;
    }
    if ((place.attribute === "name" || place.attribute === "names") && mayBeIndex(one, machine))
      machine.changes("labels");
    if (one.symbol !== null && one.type === "symbol") {
      const name = place.attribute === null ? one.symbol : `${one.symbol}.${place.attribute}`;
      machine.changes("settings", `sets \`${name}\``);
      if (machine.knowledge.isUsedUnseen(one.symbol))
        machine.fromHereOn(`sets \`${name}\`, which any code may use`);
      machine.patched = true;
      addHook("settings", value, machine, name);
    }
    const owner = storedInto(ownerOf(one), place.attribute, machine);
    machine.change([owner], touched);
    if (owner.region === null) continue;
    machine.hold(owner.region, value);
    if (place.attribute === null && owner.region.class !== null) owner.region.open = true;
    if (place.attribute !== null) machine.setField(owner.region, place.attribute, value);
    callSetters(owner, place.attribute, value, machine);
    // A property, or `__setitem__`, runs.
    if (owner.region.instanceOf !== null) {
      callSpecial([owner], machine, value);
      // one of a class with `__set__` is told
      for (const member of place.attribute === null
        ? nowhere
        : classMember(owner.region.instanceOf, place.attribute, machine))
        if (member.type === "setter" && member.region !== null)
          callFunction(member.region, argumentsOf([[owner], value]), member.region, machine);
      if (place.attribute !== null)
        callSpecial(
          classMember(owner.region.instanceOf, place.attribute, machine),
          machine,
          union([owner], value),
        );
    }
    // A widget tells who observes it.
    if (machine.knowledge.is(owner.type, "observed")) callEverything([owner], machine);
  }
}

/** Estimators and iterators have no items of their own: what something is stored into is what they were made with. */
function storedInto(owner: Ref, attribute: string | null, machine: Machine): Ref {
  const { knowledge } = machine;
  const hasNone = knowledge.is(owner.type, "step") || knowledge.is(owner.type, "iterator");
  return attribute === null && hasNone ? ref(owner.region, null) : owner;
}

/** What is not known may be an index of pandas, which derived frames share. */
function mayBeIndex({ type, region }: Ref, machine: Machine): boolean {
  if (machine.knowledge.type("pandas.Index") === null) return false;
  return type === null && region?.instanceOf == null && region?.class == null && region?.function == null;
}
