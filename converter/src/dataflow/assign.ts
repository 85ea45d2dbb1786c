import type { Target } from "../facts/index.js";
import { access } from "./access.js";
import { consume, elementsOf, isIterator, isSymbolKey } from "./elements.js";
import { evaluate } from "./evaluate.js";
import { ref, type Value } from "./heap.js";
import { callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";
import { bindInNotebook } from "./names.js";
import { rootOf } from "./root.js";
import type { Scope } from "./scope.js";
import { store } from "./store.js";

/** Binds a name, or stores into an object. */
export function assign(
  target: Target,
  value: Value,
  scope: Scope,
  machine: Machine,
  same: string | null = null,
): void {
  switch (target.kind) {
    case "name":
      return bindName(target.name, value, scope, machine, same);
    case "rest": {
      const region = machine.made(target);
      machine.hold(region, value);
      return assign(target.target, [ref(region, "list")], scope, machine);
    }
    case "unpack": {
      const elements = elementsOf(value, target, machine);
      for (const inner of target.targets) assign(inner, elements, scope, machine);
      return;
    }
    case "attribute":
      return store(
        evaluate(target.of, scope, machine),
        { attribute: target.name },
        value,
        access(machine, rootOf(target.of, scope), `sets \`.${target.name}\` of {}`),
        machine,
      );
    case "item":
      noteSymbolKey(evaluate(target.key, scope, machine), value, machine);
      // `x[:] = g` takes from it
      if (target.key.kind === "slice") {
        consume(value.filter(isIterator), machine);
        callSpecial(value, machine);
      }
      return store(
        evaluate(target.of, scope, machine),
        { attribute: null },
        value,
        access(machine, rootOf(target.of, scope), "sets items of {}"),
        machine,
      );
  }
}

/** Code that stands under a symbol of JavaScript's is called by itself, wherever the object is used. */
function noteSymbolKey(key: Value, value: Value, machine: Machine): void {
  callSpecial(key, machine);
  if (!key.some(isSymbolKey)) return;
  const runs = value.some(({ type, region }) => type === null || region?.function != null);
  if (runs) machine.fromHereOn("may look at an object that then runs code");
}

export function bindName(
  name: string,
  value: Value,
  scope: Scope,
  machine: Machine,
  same: string | null = null,
): void {
  let at: Scope = scope;
  while (at.kind !== "notebook") {
    if (at.globals.has(name)) return bindInNotebook(name, value, machine, { same });
    if (at.locals.has(name)) {
      const own = at === scope || at.kind === "comprehension" || scope.kind === "comprehension";
      at.bind(name, value, own);
      // `nonlocal`: the functions that share the variable see it change.
      if (!own && at.region !== null) {
        machine.record.changeRegion(
          at.region,
          access(machine, null, `sets \`${name}\`, which it shares`),
          true,
        );
        machine.hold(at.region, value);
      }
      return;
    }
    at = at.parent ?? machine.notebook;
  }
  bindInNotebook(name, value, machine, { same });
}

/** `del x`, `del d[k]`, `del o.a`. */
export function remove(target: Target, scope: Scope, machine: Machine): void {
  switch (target.kind) {
    case "name":
      if (scope.kind === "notebook") {
        // It must be there to be deleted.
        if (!scope.certain.has(target.name)) {
          machine.record.readName(target.name, access(machine, target.name, "deletes {}"));
        }
        machine.record.writeName(target.name, access(machine, target.name, "deletes {}"), false, null);
        if (!machine.unsure) scope.remove(target.name);
      } else if (scope.locals.has(target.name)) scope.remove(target.name);
      else machine.record.writeName(target.name, access(machine, target.name, "deletes {}"), false, null);
      return;
    case "unpack":
      for (const inner of target.targets) remove(inner, scope, machine);
      return;
    case "rest":
      return;
    case "attribute":
    case "item":
      if (target.kind === "item") evaluate(target.key, scope, machine);
      store(
        evaluate(target.of, scope, machine),
        { attribute: target.kind === "attribute" ? target.name : null },
        [],
        access(machine, rootOf(target.of, scope), "deletes from {}"),
        machine,
      );
  }
}
