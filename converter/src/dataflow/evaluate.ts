import type { Expression } from "../facts/index.js";
import { access } from "./access.js";
import { assign } from "./assign.js";
import { attributeOf } from "./attribute.js";
import { call } from "./call.js";
import { anything, runCommand } from "./command.js";
import { comprehension } from "./comprehension.js";
import { instantiate } from "./class.js";
import { consume, elementsOf, itemOf } from "./elements.js";
import { functionValue, noArguments, sentIn } from "./function.js";
import { columnsOf } from "./gives.js";
import { nowhere, ref, scalarValue, textOf, union, type Value } from "./heap.js";
import { callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";
import { lookUp } from "./names.js";
import { operate, show } from "./operate.js";
import type { Scope } from "./scope.js";

/** What an expression may be; what evaluating it touches is recorded. */
export function evaluate(node: Expression, scope: Scope, machine: Machine): Value {
  machine.budget -= 1;
  return machine.widened(valueOf(node, scope, machine));
}

function valueOf(node: Expression, scope: Scope, machine: Machine): Value {
  const of = (inner: Expression): Value => evaluate(inner, scope, machine);
  switch (node.kind) {
    case "constant":
      return scalarValue(node.type, node.text);
    case "name":
      return lookUp(node.name, scope, machine);
    case "attribute":
      return attributeOf(of(node.of), node.name, node, machine);
    case "item":
      return itemOf(of(node.of), node.key, of(node.key), node, machine);
    case "slice":
      for (const part of node.parts) callSpecial(of(part), machine);
      return scalarValue("slice");
    case "collection": {
      const region = machine.made(node);
      for (const item of node.items) {
        const key = item.key === null ? nowhere : of(item.key);
        const value = of(item.value);
        callSpecial(key, machine);
        if (node.type === "set" && !item.spread) callSpecial(value, machine);
        machine.hold(region, key);
        machine.hold(region, item.spread ? elementsOf(value, item, machine) : value);
        if (item.spread && node.type === "dict") machine.hold(region, columnsOf(value));
      }
      return [ref(region, node.type)];
    }
    case "operation":
      return operate(node.operator, node.operands.map(of), node, machine);
    case "choice":
      for (const test of node.tests) callSpecial(of(test), machine);
      if (node.tests.length > 0) return union(...node.values.map(of));
      // `and` and `or` ask what they give whether it is true
      return union(
        ...node.values.map((inner) => {
          const value = of(inner);
          callSpecial(value, machine);
          return value;
        }),
      );
    case "call":
      return call(node, scope, machine);
    case "function":
      return functionValue(node.function, node, scope, machine);
    case "comprehension":
      return comprehension(node, scope, machine);
    case "text": {
      const parts = node.parts.map(of);
      for (const part of parts) show(part, machine);
      const texts = parts.map(textOf);
      return scalarValue("str", texts.includes(null) ? null : texts.join(""));
    }
    case "bind": {
      const value = of(node.value);
      assign(node.target, value, scope, machine);
      return value;
    }
    case "raise":
      machine.raised = union(machine.raised, raisedBy(of(node.value), node, machine));
      return nowhere;
    case "raised":
      // what is not known raises what it was handed
      return union(
        scalarValue("exception"),
        machine.raised,
        machine.unknown.opaque ? [ref(machine.unknown, null)] : nowhere,
      );
    case "await": {
      const value = of(node.of);
      machine.waitFor(value);
      // one that is not yet settled is seen so
      const pending = value.filter(({ type }) => type === "promise");
      machine.change(pending, access(machine, null, "waits for {}"));
      callSpecial(value, machine);
      // what is no promise is itself what is awaited
      const kept = value.filter((one) => one.region?.deferred == null && one.type !== "promise");
      const given = union(
        consume(value, machine),
        kept,
        ...kept.map((one) => (one.region === null ? nowhere : machine.held(one.region))),
        settled(value, machine),
      );
      return given.length === 0 && pending.length > 0 ? scalarValue() : given;
    }
    case "yield": {
      const value = node.value === null ? nowhere : of(node.value);
      const frame = machine.frames.at(-1);
      if (frame !== undefined)
        frame.returned = union(frame.returned, node.each ? elementsOf(value, node, machine) : value);
      return sentIn(machine);
    }
    case "command":
      runCommand(node.command, scope, machine);
      return [ref(machine.made(node), node.type)];
    case "anything":
      if (node.onwards === true) machine.fromHereOn(node.because);
      else anything(node.because, machine);
      return everything(machine);
  }
}

/** What promises come to, those in arrays too, which then hold it. */
function settled(value: Value, machine: Machine, depth = 0): Value {
  if (depth > 3) return nowhere;
  return union(
    ...value.map(({ region, type }): Value => {
      if (region === null || (type !== "promise" && type !== "list")) return nowhere;
      const held = machine.held(region);
      const inner = settled(held, machine, depth + 1);
      if (type === "list") {
        machine.hold(region, inner);
        return nowhere;
      }
      return union(
        held.filter((one) => one.type !== "promise"),
        inner,
      );
    }),
  );
}

/** A value of which nothing is known: it may be anything that there is. */
function everything(machine: Machine): Value {
  return union(...machine.notebook.variables.values());
}

/** `raise Wrong` makes one of the class. */
function raisedBy(value: Value, node: object, machine: Machine): Value {
  return value.flatMap((one) =>
    one.region?.class ? instantiate(one.region, noArguments, node, machine) : [one],
  );
}
