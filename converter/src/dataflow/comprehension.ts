import type { Expression } from "../facts/index.js";
import { assign } from "./assign.js";
import { elementsOf } from "./elements.js";
import { evaluate } from "./evaluate.js";
import { nowhere, ref, union, type Value } from "./heap.js";
import { callSpecial } from "./instance.js";
import type { Machine } from "./machine.js";
import { Scope } from "./scope.js";

type Comprehension = Extract<Expression, { kind: "comprehension" }>;

/** A comprehension runs at once; a generator expression when it is iterated, but for its first source. */
export function comprehension(node: Comprehension, scope: Scope, machine: Machine): Value {
  const region = machine.made(node);
  const inner = new Scope("comprehension", scope, node.locals);
  const [first] = node.generators;
  const source = first === undefined ? nowhere : evaluate(first.over, scope, machine);
  const run = (): Value => {
    let given: Value = nowhere;
    node.generators.forEach((generator, index) => {
      const over = index === 0 ? source : evaluate(generator.over, inner, machine);
      assign(generator.target, elementsOf(over, generator, machine), inner, machine);
      for (const test of generator.tests) callSpecial(evaluate(test, inner, machine), machine);
    });
    for (const element of node.element) given = union(given, evaluate(element, inner, machine));
    machine.hold(region, given);
    return given;
  };
  if (node.type !== "generator") {
    run();
    return [ref(region, node.type)];
  }
  // Run once to see what it holds on to and gives, and again wherever it is taken from.
  region.deferred ??= { run: guarded(run) };
  machine.hold(region, source);
  region.deferred.run();
  return [ref(region, "generator")];
}

/** Keeps what runs itself from running without end. */
export function guarded(run: () => Value): () => Value {
  let running = false;
  return () => {
    if (running) return nowhere;
    running = true;
    try {
      return run();
    } finally {
      running = false;
    }
  };
}
