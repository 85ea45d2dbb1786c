import type { Step } from "../facts/index.js";
import { access } from "./access.js";
import { assign } from "./assign.js";
import { elementsOf } from "./elements.js";
import { evaluate } from "./evaluate.js";
import { union } from "./heap.js";
import type { Machine } from "./machine.js";
import { operate } from "./operate.js";
import { rootOf } from "./root.js";
import type { Scope } from "./scope.js";
import { resourceOfSymbol } from "./symbols.js";

/** `x += v` changes x's object in place where its type can, and binds x to the result. */
export function augment(step: Extract<Step, { kind: "augment" }>, scope: Scope, machine: Machine): void {
  const old = evaluate(step.old, scope, machine);
  const value = evaluate(step.value, scope, machine);
  for (const one of old) {
    const resource = resourceOfSymbol(one, machine);
    if (resource !== null) machine.changes(resource);
  }
  const changeable = old.filter((one) => one.region !== null && one.type !== "tuple" && one.type !== "str");
  machine.change(changeable, access(machine, rootOf(step.old, scope), `applies \`${step.operator}=\` to {}`));
  for (const one of changeable) {
    if (one.region === null) continue;
    machine.hold(one.region, one.type === null ? value : elementsOf(value, step, machine));
  }
  const result = operate(step.operator, [old, value], step, machine);
  assign(step.target, union(changeable, result), scope, machine);
}
