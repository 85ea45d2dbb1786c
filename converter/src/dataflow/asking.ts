import { attributeOf } from "./attribute.js";
import { callValue, type CallSite } from "./call.js";
import type { Arguments } from "./function.js";
import { nowhere, ref, union, type Ref, type Region, type Value } from "./heap.js";
import type { Machine } from "./machine.js";

interface Question {
  readonly names: readonly string[];
  /** Of a method, what it is called with. */
  readonly given: Arguments | null;
}

const questions = new WeakMap<Region, Question>();

/** `operator.attrgetter("a", "b")`, `operator.methodcaller("fit", X)`. */
export function asking(
  { positional }: Arguments,
  given: Arguments | null,
  site: CallSite,
  machine: Machine,
): Value {
  const region = machine.made(site.node, "asking");
  const names = positional.flatMap((value) => value.flatMap(({ text }) => text ?? []));
  questions.set(region, { names, given });
  if (given !== null) machine.hold(region, union(...given.positional, ...given.named.values(), given.rest));
  return [ref(region, "function")];
}

export function isAsking({ region, method }: Ref): boolean {
  return region !== null && method === null && questions.has(region);
}

/** Calls it on something. */
export function ask({ region }: Ref, handed: Arguments, site: CallSite, machine: Machine): Value {
  const question = region === null ? undefined : questions.get(region);
  if (question === undefined) return nowhere;
  const of = union(handed.positional[0] ?? nowhere, handed.rest);
  return union(
    ...question.names.map((path) => {
      const found = path
        .split(".")
        .reduce((value: Value, name) => attributeOf(value, name, site.node, machine), of);
      return question.given === null ? found : callValue(found, question.given, site, machine);
    }),
  );
}
