import { applyGives, applySilently } from "./call-known.js";
import { callFunction } from "./function.js";
import { nowhere, ref, union, withoutMethod, type Ref, type Region, type Value } from "./heap.js";
import { callSpecial, classMember } from "./instance.js";
import type { Machine } from "./machine.js";
import { noteSymbol } from "./names.js";

/** `x.name`, which may be a method. */
export function attributeOf(value: Value, name: string, site: object, machine: Machine): Value {
  return union(...value.map((one) => attributeOfOne(one, name, site, machine)));
}

function attributeOfOne(from: Ref, name: string, site: object, machine: Machine): Value {
  const one = withoutMethod(from);
  const { region, type } = one;
  if (type === "symbol" && one.symbol !== null) {
    const patched = region?.fields.get(name) ?? nowhere;
    const held = machine.knowledge.objectType(one.symbol);
    if (held !== null)
      return union(patched, [ref(region, held, { method: { name, receiver: ref(region, held) } })]);
    const symbol = machine.symbol(`${one.symbol}.${name}`);
    noteSymbol(symbol.symbol, machine);
    return union(patched, [symbol]);
  }
  if (region?.class)
    return union(classMember(region, name, machine), [
      ref(region, null, { method: { name, receiver: one } }),
    ]);
  if (region?.instanceOf) return instanceAttribute(one, region, region.instanceOf, name, machine);
  const stored = region?.fields.get(name) ?? nowhere;
  const method = { name, receiver: one };
  if (type !== null && machine.knowledge.type(type) !== null) {
    if (machine.knowledge.method(type, name) !== null)
      return union(stored, [ref(region, "method", { method })]);
    const known = machine.knowledge.attribute(type, name);
    if (known !== null) {
      applySilently(type, machine);
      return union(stored, applyGives(known, [one], nowhere, site, machine, "attribute"));
    }
  }
  const part = type === null ? null : machine.knowledge.trait(type, "anyAttribute");
  if (part !== null) return union(stored, [ref(region, part.type, { method })]);
  if (region === null) return [ref(null, "scalar", { method })];
  // A part of it, or a method of it: what is done to the one is done to the other.
  return union(stored, [ref(region, null, { method })]);
}

function instanceAttribute(one: Ref, region: Region, owner: Region, name: string, machine: Machine): Value {
  const own = region.fields.get(name) ?? nowhere;
  const members = classMember(owner, name, machine);
  if (members.length === 0 && own.length === 0) {
    const method = { name, receiver: one };
    return union(callSpecial([one], machine), machine.held(region), [ref(region, null, { method })]);
  }
  const bound = members.map((member): Value => {
    if (member.region?.function == null) return [member];
    if (member.type === "property")
      return callFunction(
        member.region,
        { positional: [[one]], named: new Map(), rest: nowhere },
        member.region,
        machine,
      );
    if (member.type === "staticmethod") return [ref(member.region, "function")];
    return [ref(member.region, "bound", { method: { name, receiver: one } })];
  });
  // What a dataclass was made with is not told apart.
  const plain = members.every((member) => !member.region?.function) && own.length === 0;
  return union(own, ...bound, plain ? machine.held(region) : nowhere);
}
