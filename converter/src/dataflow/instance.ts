import { computed, ofClass, setter } from "../facts/index.js";
import { access } from "./access.js";
import { argumentsOf, callFunction } from "./function.js";
import { nowhere, reachNew, ref, union, type Ref, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** A member of a class of the notebook, searched through its bases. */
export function classMember(owner: Region, name: string, machine: Machine): Value {
  const own = owner.fields.get(name);
  if (own !== undefined) return own;
  const bases = owner.class?.bases ?? nowhere;
  return union(
    ...bases.map((base) => (base.region?.class ? classMember(base.region, name, machine) : nowhere)),
  );
}

/** The library classes and unknown things that a class of the notebook extends. */
export function foreignBases(owner: Region): Value {
  const bases = owner.class?.bases ?? nowhere;
  return union(
    ...bases.map((base) => {
      if (base.region?.class) return foreignBases(base.region);
      return base.symbol !== null && plainBases.has(base.symbol) ? nowhere : [base];
    }),
  );
}

/** Extending these adds nothing that changes anything. */
const plainBases = new Set([
  "builtins.object",
  "builtins.Exception",
  "builtins.ValueError",
  "builtins.RuntimeError",
  "builtins.TypeError",
  "builtins.KeyError",
  "builtins.BaseException",
  "builtins.AttributeError",
  "builtins.IndexError",
  "builtins.int",
  "builtins.str",
  "builtins.float",
  "abc.ABC",
  "abc.ABCMeta",
  "enum.Enum",
  "enum.IntEnum",
  "enum.Flag",
  "enum.IntFlag",
  "typing.NamedTuple",
  "typing.Protocol",
  "typing.Generic",
  "typing.TypedDict",
]);

/**
 * Runs the special methods and properties of instances of the notebook's own classes: an operator, `len`, `print`, a store,
 * a display may call any of them.
 */
export function callSpecial(value: Value, machine: Machine, given: Value = nowhere): Value {
  let result: Value = nowhere;
  for (const one of value) {
    if (one.region?.class)
      result = union(
        result,
        callOwn(one.region, one, machine, given),
        ...metaclasses(one.region).map((meta) => callAllSpecial(meta, one, given, machine)),
      );
    const owner = one.region?.instanceOf;
    if (!one.region || !owner) continue;
    result = union(result, callAllSpecial(owner, one, given, machine));
  }
  return result;
}

function callAllSpecial(owner: Region, self: Ref, given: Value, machine: Machine): Value {
  return callThose(owner, self, given, machine, (name) => special.test(name) && !makers.has(name));
}

const special = /^(?:__\w+__|_repr_\w+_|_ipython_display_)$/u;

/** Run where something is made, and only there. */
const makers: ReadonlySet<string> = new Set(["__init__", "__new__", "__init_subclass__", "__prepare__"]);

/** The metaclasses of the notebook's own that a class has, itself or from its bases; they stand among those. */
export function metaclasses(owner: Region, seen = new Set<Region>()): readonly Region[] {
  if (seen.has(owner)) return [];
  seen.add(owner);
  return (owner.class?.bases ?? nowhere).flatMap(({ region }) => {
    if (!region?.class) return [];
    return foreignBases(region).some(({ symbol }) => symbol === "builtins.type")
      ? [region]
      : metaclasses(region, seen);
  });
}

/** Runs those functions of a class that are asked for on something, and gives what they give. */
function callThose(
  owner: Region,
  self: Ref,
  given: Value,
  machine: Machine,
  isAsked: (name: string, member: Ref) => boolean,
): Value {
  let result: Value = nowhere;
  for (const [name, members] of allMembers(owner))
    for (const member of members)
      if (member.region?.function && isAsked(name, member))
        result = union(result, callOn(member.region, self, given, machine));
  return result;
}

/** Calls it on something, and takes what it gives one by one, as what asks for an iterator does. */
function callOn(method: Region, self: Ref, given: Value, machine: Machine): Value {
  const rest = union(given, [ref(null, "scalar")]);
  const value = callFunction(method, argumentsOf([[self]], rest), method, machine);
  return union(
    value,
    ...value.map(({ type, region }) =>
      type === "generator" && region?.deferred ? region.deferred.run() : nowhere,
    ),
  );
}

/** Runs what a class of JavaScript has for itself, where it is asked as an instance is. */
function callOwn(owner: Region, self: Ref, machine: Machine, given: Value): Value {
  return callThose(owner, self, given, machine, (name) => name.startsWith(ofClass));
}

/** Runs the setters of JavaScript's that a store into an instance or a class calls: that of the name, or any. */
export function callSetters(owner: Ref, name: string | null, value: Value, machine: Machine): void {
  const holder = owner.region?.instanceOf ?? (owner.region?.class ? owner.region : null);
  if (holder === null) return;
  callThose(holder, owner, value, machine, (member) =>
    name === null ? member.startsWith(setter) : member === setter + name || member === setter + computed,
  );
}

/** Runs what a class has by a name, on an instance of it, or a metaclass's on a class. */
export function callMember(owner: Region, name: string, self: Ref, rest: Value, machine: Machine): Value {
  return classMember(owner, name, machine).flatMap((member): Value => {
    if (!member.region?.function) return nowhere;
    const given = argumentsOf([[self]], rest);
    return callFunction(member.region, given, member.region, machine);
  });
}

/** What libraries call of objects that they are handed as files, streams or mappings. */
const asked: ReadonlySet<string> = new Set([
  "write",
  "writelines",
  "flush",
  "read",
  "readline",
  "readlines",
  "readinto",
  "seek",
  "tell",
  "close",
  "keys",
]);

/** Runs what a library may call of instances of the notebook's own classes that it is handed. */
export function callProtocol(value: Value, machine: Machine): void {
  for (const one of value) {
    const owner = one.region?.instanceOf;
    if (owner) callThose(owner, one, nowhere, machine, (name) => asked.has(name));
  }
}

/** Runs all properties of an instance, where it is not known which of its attributes is read. */
export function runProperties(receiver: Ref, machine: Machine): void {
  const owner = receiver.region?.instanceOf;
  if (owner) callThose(owner, receiver, nowhere, machine, (_name, { type }) => type === "property");
}

/**
 * Runs all methods of an instance, as what it inherits may. Deep in calls, where nearly all come from callers that are not known,
 * a few times in a cell are enough.
 */
export function callMembers(receiver: Ref, handed: Value, machine: Machine): void {
  const owner = receiver.region?.instanceOf;
  if (!owner) return;
  if (machine.frames.length > 2) {
    const runs = machine.runsForUnknown.get(owner) ?? 0;
    if (runs > 2) return;
    machine.runsForUnknown.set(owner, runs + 1);
  }
  for (const [name, members] of allMembers(owner)) {
    if (/^__\w+__$/u.test(name)) continue;
    for (const member of members) {
      if (!member.region?.function) continue;
      const given = argumentsOf([[receiver]], handed);
      callFunction(member.region, given, member.region, machine);
    }
  }
}

export function allMembers(owner: Region, seen = new Set<Region>()): readonly (readonly [string, Value])[] {
  if (seen.has(owner)) return [];
  seen.add(owner);
  const inherited = (owner.class?.bases ?? nowhere).flatMap((base) =>
    base.region?.class ? allMembers(base.region, seen) : [],
  );
  return [...owner.fields, ...inherited];
}

/** Looks at all of a value, as `print` and a display do. */
export function inspect(value: Value, machine: Machine): void {
  machine.read(value, access(machine, null, "reads {}"));
  for (const region of reachNew(value, machine.record.inspected))
    if (region.instanceOf !== null) callSpecial([ref(region, "instance")], machine);
    else if (region.class !== null) callSpecial([ref(region, "class")], machine);
}
