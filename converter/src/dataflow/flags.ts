import type { Arguments } from "./function.js";
import { nowhere, union, type Value } from "./heap.js";

/** Whether one of these arguments is given and is not, or may not be, True: `copy=False`. */
export function declines(given: Arguments, names: readonly string[]): boolean {
  return names.some((name) => given.named.get(name)?.some(({ text }) => text !== "true"));
}

/** `overwrite_a=True`, of scipy. */
export function overwrites(given: Arguments): boolean {
  return [...given.named].some(([name, value]) => name.startsWith("overwrite_") && !isFalse(value));
}

/** Whether `inplace` is given, unless as False. */
export function isInPlace(given: Arguments): boolean {
  const value = given.named.get("inplace");
  return value !== undefined && !isFalse(value);
}

/** Whether it may be told by other words to change something: `copy=False`, `query("a > 1", True)`, `nan_to_num(a, False)`, `**`. */
export function isTold(what: "receiver" | "arguments", given: Arguments): boolean {
  const flags = what === "receiver" ? ["true"] : ["true", "false"];
  return (
    declines(given, ["copy"]) ||
    given.rest.length > 0 ||
    given.positional.slice(1).some((value) => value.some(({ text }) => text !== null && flags.includes(text)))
  );
}

/** What is given to be written to, and is then also what the call gives. */
export function outputs(outAt: number | null, given: Arguments): Value {
  return union(
    ...["out", "output", "distances"].map((name) => given.named.get(name) ?? nowhere),
    ...(outAt === null ? [] : given.positional.slice(outAt)),
    outAt === null ? nowhere : given.rest,
  ).filter((one) => one.region !== null);
}

function isFalse(value: Value): boolean {
  return value.length === 1 && value[0]?.text === "false";
}
