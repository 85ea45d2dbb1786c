import { nowhere, ref, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

/** `super()`: the same object, whose members are looked up from its bases on. As a class may override, all are searched. */
export function superOf(machine: Machine): Value {
  const frame = machine.frames.findLast((one) => one.function.function?.facts.parameters[0] !== undefined);
  const self = frame?.function.function?.facts.parameters[0]?.name;
  if (frame === undefined || self === undefined) return nowhere;
  return (frame.scope.variables.get(self) ?? nowhere).map((one) => ref(one.region, "super"));
}
