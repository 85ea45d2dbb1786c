import type { ClassFacts } from "../facts/index.js";
import { access } from "./access.js";
import { callHeld } from "./call-held.js";
import { callUnknown } from "./call-unknown.js";
import { evaluate } from "./evaluate.js";
import { noteUse } from "./from-here-on.js";
import { allArguments, argumentsOf, callFunction, type Arguments } from "./function.js";
import { nowhere, ref, union, type Region, type Value } from "./heap.js";
import { allMembers, callMember, callSpecial, classMember, foreignBases, metaclasses } from "./instance.js";
import { allWithin } from "./lazy.js";
import type { Machine } from "./machine.js";
import { runSteps } from "./run-steps.js";
import { Scope } from "./scope.js";

export function classValue(facts: ClassFacts, site: object, scope: Scope, machine: Machine): Value {
  const region = machine.made(site, "class");
  const bases = facts.bases.flatMap((base) => evaluate(base, scope, machine));
  region.class = { facts, bases };
  machine.hold(region, bases);
  const inner = new Scope("class", scope, facts.locals, facts.globals);
  runSteps(facts.body, inner, machine);
  for (const [name, value] of inner.ever) {
    machine.setField(region, name, value);
    machine.hold(region, value);
  }
  for (const name of ["__prepare__", "__new__", "__init__"]) callMeta(region, name, machine);
  for (const base of bases)
    if (base.region?.class)
      for (const name of ["__init_subclass__", "_generate_next_value_"])
        callMember(base.region, name, ref(region, "class"), [ref(null, "scalar")], machine);
  // `__set_name__`
  for (const value of inner.ever.values()) callSpecial(value, machine);
  if (inner.ever.has("__del__"))
    machine.fromHereOn(`may end a \`${facts.name}\`, which runs its \`__del__\``);
  for (const base of foreignBases(region)) {
    if (base.symbol !== null) noteUse(base.symbol, machine);
    // A metaclass or `__init_subclass__` of something unknown may do anything with the class.
    if (base.symbol === null || machine.knowledge.library(base.symbol) === null) {
      callUnknown(
        [base],
        argumentsOf([[ref(region, "class")]]),
        machine,
        `extends a class of which nothing is known`,
      );
    }
  }
  return [ref(region, "class")];
}

/** Runs a method of a metaclass of the notebook's own. */
function callMeta(region: Region, name: string, machine: Machine): void {
  for (const meta of metaclasses(region))
    callMember(meta, name, ref(region, "class"), [ref(null, "scalar")], machine);
}

/** `super().__new__(cls)`: the instance that is being made, or, in a metaclass, the class. */
export function newInstance(given: Arguments, machine: Machine): Value {
  const [owner = nowhere] = given.positional;
  if (given.positional.length >= 4) return owner;
  return owner.flatMap((one) => {
    const instance = machine.making.findLast(({ instanceOf }) => instanceOf === one.region);
    if (instance === undefined) return [ref(one.region, null)];
    machine.hold(instance, union(...given.positional.slice(1), given.rest));
    return [ref(instance, "instance")];
  });
}

/** A dataclass makes what `field(default_factory=…)` says anew for each instance. */
function fillFields(region: Region, instance: Region, machine: Machine): void {
  for (const [name, value] of allMembers(region))
    for (const one of value) {
      if (one.type !== "dataclass field" || one.region === null) continue;
      const made = callHeld(machine.held(one.region), one.region, machine);
      machine.hold(instance, made);
      machine.setField(instance, name, made);
    }
}

export function instantiate(region: Region, given: Arguments, site: object, machine: Machine): Value {
  const instance = machine.made(site, `instance of ${region.id}`);
  instance.instanceOf = region;
  const value: Value = [ref(instance, "instance")];
  machine.hold(instance, [ref(region, "class")]);
  callMeta(region, "__call__", machine);
  // of an enumeration
  callMember(region, "_missing_", ref(region, "class"), allArguments(given), machine);
  fillFields(region, instance, machine);
  machine.making.push(instance);
  let found = false;
  // what is given instead: one that was made before, or anything by a constructor of JavaScript
  let kept: Value = nowhere;
  for (const name of ["__new__", "__init__", "__post_init__"]) {
    for (const member of classMember(region, name, machine)) {
      if (!member.region?.function) continue;
      if (name !== "__post_init__") found = true;
      const made = callFunction(
        member.region,
        {
          ...given,
          positional: [name === "__new__" ? [ref(region, "class")] : value, ...given.positional],
        },
        site,
        machine,
      );
      kept = union(
        kept,
        made.filter(
          (one) =>
            one.region !== null &&
            one.region !== instance &&
            (name !== "__new__" || one.region.instanceOf !== null),
        ),
      );
    }
  }
  machine.making.pop();
  if (!found) {
    machine.hold(instance, allArguments(given));
    // a map or a set of its own is made of what it is handed
    if (machine.knowledge.language === "javascript")
      machine.hold(instance, allWithin(allArguments(given), machine));
    const foreign = foreignBases(region).filter(
      (base) => base.symbol === null || machine.knowledge.library(base.symbol) === null,
    );
    if (foreign.length > 0)
      callUnknown(
        [...foreign, ...value],
        given,
        machine,
        `makes a \`${region.class?.facts.name ?? "class"}\`, of whose base nothing is known`,
      );
  }
  // What all instances share through their class.
  machine.record.readRegion(region, access(machine, null, "makes an instance of {}"));
  return union(value, kept);
}
