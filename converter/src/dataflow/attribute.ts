import { applySilently } from "./call-known.js";
import { operateOnReadings } from "./clock.js";
import { anything } from "./command.js";
import { argumentsOf, callFunction, takesThis } from "./function.js";
import { applyGives } from "./gives.js";
import {
  nowhere,
  ref,
  scalarValue,
  union,
  withoutMethod,
  type Ref,
  type Region,
  type Value,
} from "./heap.js";
import { hookShell } from "./hooks.js";
import { useSubmodule } from "./imports.js";
import { callSpecial, classMember, foreignBases, metaclasses } from "./instance.js";
import type { Machine } from "./machine.js";
import { noteSymbol } from "./names.js";

/** `x.name`, which may be a method. */
export function attributeOf(value: Value, name: string, site: object, machine: Machine): Value {
  const having = value.filter((one) => mayHave(one, name, machine));
  // Where all lack it, the types were guesses: it is something else.
  return union(
    ...(having.length > 0 ? having : value).map((one) => attributeOfOne(one, name, site, machine)),
  );
}

/** Through these all variables of the notebook can be seen and set. */
const namespaces: ReadonlySet<string> = new Set(["__globals__", "f_globals", "f_locals"]);

/** What has no such attribute raises, so what goes on has another of the types. */
function mayHave(one: Ref, name: string, machine: Machine): boolean {
  const { type, region, method } = one;
  if (name.startsWith("__")) return true;
  // `df.values`, where a frame has the values and a dictionary the method: a method has no attributes of its own.
  if (type === "method" && method !== null && method.receiver.type !== null)
    return machine.knowledge.attribute(method.receiver.type, method.name) === null;
  if (type === null || region?.fields.has(name) === true) return true;
  return !machine.knowledge.is(type, "closed") || machine.knowledge.method(type, name) !== null;
}

function attributeOfOne(from: Ref, name: string, site: object, machine: Machine): Value {
  const one = withoutMethod(from);
  const { region, type } = one;
  if (namespaces.has(name)) anything(`uses \`${name}\``, machine);
  if (type === "shell") {
    hookShell(machine);
    anything("uses IPython's shell", machine);
    return [ref(region, null, { method: { name, receiver: ref(region, null) } })];
  }
  if (type === "symbol" && one.symbol !== null) {
    const patched = region?.fields.get(name) ?? nowhere;
    const held = machine.knowledge.objectType(one.symbol);
    if (held !== null)
      return union(patched, [ref(region, held, { method: { name, receiver: ref(region, held) } })]);
    const symbol = machine.symbol(`${one.symbol}.${name}`);
    useSubmodule(symbol.symbol ?? "", machine);
    noteSymbol(symbol.symbol, machine);
    return union(patched, [symbol]);
  }
  if (type === "super" && region?.instanceOf) return superAttribute(region, region.instanceOf, name, machine);
  if (type === "super" && name === "__new__") return [ref(region, "maker")];
  if (region?.class) {
    const own = ownMembers(one, region, name, machine);
    const asked = metaclasses(region).length > 0 ? callSpecial([one], machine) : nowhere;
    const isFound = own.length > 0 && asked.length === 0 && hidesOthers(region, own, machine);
    return isFound ? own : union(own, asked, [ref(region, null, { method: { name, receiver: one } })]);
  }
  if (region?.instanceOf) return instanceAttribute(one, region, region.instanceOf, name, machine);
  const stored = region?.fields.get(name) ?? nowhere;
  const method = { name, receiver: one };
  if (type !== null && machine.knowledge.type(type) !== null) {
    const called = machine.knowledge.method(type, name);
    const known = machine.knowledge.attribute(type, name);
    const bound = called === null ? nowhere : [ref(region, "method", { method })];
    if (known !== null) {
      applySilently(type, machine);
      const given = applyGives(known, [one], nowhere, site, machine, "attribute");
      return union(stored, bound, operateOnReadings([[one]], given, machine));
    }
    if (called !== null) return union(stored, bound);
  }
  const part = type === null ? null : machine.knowledge.trait(type, "anyAttribute");
  if (part !== null) return union(stored, [ref(region, part.type, { method })]);
  if (region === null) return [ref(null, "scalar", { method })];
  if (machine.knowledge.is(type, "record")) {
    const held = boundTo(one, name, machine.held(region));
    return isBare(region, type, name, machine)
      ? union(stored, held.length > 0 ? held : scalarValue())
      : union(stored, held, [ref(region, null, { method })]);
  }
  // A part of it, or a method of it: what is done to the one is done to the other.
  return union(stored, [ref(region, null, { method })]);
}

/** Whether what a class has itself is all that is found there: in Python a function, and in JavaScript anything. */
function hidesOthers(region: Region, own: Value, machine: Machine): boolean {
  return machine.knowledge.language === "javascript"
    ? region.blob === null
    : !region.open && own.every((member) => member.region?.function != null);
}

/** Whether it has nothing but what it is known to hold: nothing unknown has had it, and all objects lack the name. */
function isBare(region: Region, type: string | null, name: string, machine: Machine): boolean {
  const isKnown = !region.opaque && region.blob === null && name !== "constructor";
  return isKnown && machine.knowledge.is(type, "bare");
}

/** Functions that take the object that they are called on as `this`. */
function boundTo(receiver: Ref, name: string, held: Value): Value {
  return held.map((one) =>
    one.method === null && takesThis(one.region)
      ? ref(one.region, "bound", { method: { name, receiver } })
      : one,
  );
}

/** What a class has for itself: of JavaScript's static accessors what they give, of its static methods those of this class. */
function ownMembers(one: Ref, region: Region, name: string, machine: Machine): Value {
  return classMember(region, name, machine).flatMap((member): Value => {
    if (member.region?.function == null) return [member];
    if (member.type === "class method" || member.type === "classmethod")
      return [ref(member.region, "bound", { method: { name, receiver: one } })];
    if (!isOwnOfClass(member)) return [member];
    const given = argumentsOf([[one]]);
    return callFunction(member.region, given, member.region, machine);
  });
}

/** Not seen on instances. */
function isOwnOfClass({ type }: Ref): boolean {
  return type === "class method" || type === "class property";
}

/** What `super()` finds: a member of some class above, as which one depends on where it stands. */
function superAttribute(region: Region, owner: Region, name: string, machine: Machine): Value {
  const self = ref(region, "instance");
  const above = ancestors(owner).flatMap((ancestor) => ancestor.fields.get(name) ?? nowhere);
  const bound = above.flatMap((member): Value => {
    if (!member.region?.function || member.type === "setter") return [member];
    if (member.type !== "property")
      return [ref(member.region, "bound", { method: { name, receiver: self } })];
    const given = argumentsOf([[self]]);
    return callFunction(member.region, given, member.region, machine);
  });
  const foreign = foreignBases(owner).map((base): Ref => {
    const known = base.symbol !== null && machine.knowledge.library(base.symbol) !== null;
    if (!known) return ref(region, null, { method: { name, receiver: ref(region, null) } });
    const type = machine.knowledge.callable(base.symbol ?? "")?.type ?? base.symbol;
    const receiver = name.startsWith("__") ? ref(null, "scalar") : ref(region, type);
    return ref(receiver.region, "method", { method: { name, receiver } });
  });
  const found = union(bound, foreign);
  return found.length > 0
    ? found
    : [ref(null, "scalar", { method: { name, receiver: ref(null, "scalar") } })];
}

function ancestors(owner: Region): readonly Region[] {
  return (owner.class?.bases ?? nowhere).flatMap((base) =>
    base.region?.class ? [base.region, ...ancestors(base.region)] : [],
  );
}

/** `x.__dict__` and `vars(x)`: to store into it is to store into the object, where what had a name may be anything then. */
export function membersOf(one: Ref): Value {
  if (one.symbol !== null) return [one];
  if (one.region?.instanceOf) one.region.open = true;
  return [ref(one.region, one.region?.instanceOf ? "dict" : null)];
}

function instanceAttribute(one: Ref, region: Region, owner: Region, name: string, machine: Machine): Value {
  if (name === "__class__" || (name === "constructor" && machine.knowledge.language === "javascript"))
    return [ref(owner, "class")];
  if (name === "__dict__") return membersOf(one);
  const own = region.fields.get(name) ?? nowhere;
  const members = classMember(owner, name, machine).filter((member) => !isOwnOfClass(member));
  const held = machine.held(region).filter((one) => one.region?.class == null);
  // what an exception was made with stands in a tuple
  if (members.length === 0 && own.length === 0 && name === "args") return [ref(region, "tuple")];
  if (members.length === 0 && own.length === 0) {
    const special = callSpecial([one], machine);
    // All that it has is known, but not by which name.
    if (held.length > 0 && foreignBases(owner).length === 0 && region.blob === null)
      return union(special, held);
    return union(special, held, [ref(region, null, { method: { name, receiver: one } })]);
  }
  const bound = members.map((member): Value => {
    // one of a class with `__get__` is asked
    if (member.region?.function == null) return union([member], callSpecial([member], machine));
    if (member.type === "setter") return nowhere;
    if (member.type === "property" || member.type === "cached property") {
      const given = callFunction(member.region, argumentsOf([[one]]), member.region, machine);
      if (member.type === "property") return given;
      machine.hold(region, given);
      machine.setField(region, name, union(own, given));
      return given;
    }
    if (member.type === "staticmethod") return [ref(member.region, "function")];
    if (member.type === "classmethod")
      return [ref(member.region, "bound", { method: { name, receiver: ref(owner, "class") } })];
    return [ref(member.region, "bound", { method: { name, receiver: one } })];
  });
  // What a dataclass was made with is not told apart.
  const plain = members.every((member) => !member.region?.function) && (own.length === 0 || region.open);
  return union(own, ...bound, plain ? held : nowhere);
}
