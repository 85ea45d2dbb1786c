import { access } from "./access.js";
import { ref, type Value } from "./heap.js";
import type { Machine } from "./machine.js";
import { lookUp } from "./names.js";

/** Puts copies in variables' places, for the cell that begins, and gives back what they were. */
export function takeCopies(names: readonly string[], machine: Machine): ReadonlyMap<string, Value> {
  const originals = new Map<string, Value>();
  for (const name of names) {
    const value = machine.notebook.variables.get(name);
    if (value === undefined) continue;
    lookUp(name, machine.notebook, machine);
    machine.read(value, access(machine, name, "reads {}"));
    originals.set(name, value);
    machine.notebook.set(
      name,
      value.map((one) => copyOf(one, name, machine)),
    );
  }
  return originals;
}

/** A cell that has not bound a name for itself leaves it as it was. */
export function giveBack(originals: ReadonlyMap<string, Value>, machine: Machine): void {
  for (const [name, value] of originals) {
    if (machine.record.names.get(name)?.write == null) machine.notebook.set(name, value);
  }
}

function copyOf(one: Value[number], name: string, machine: Machine): Value[number] {
  if (one.region === null) return one;
  const region = machine.made(machine.record, `copy of ${name}`);
  region.opaque = true;
  return ref(region, one.symbol === null ? one.type : null);
}
