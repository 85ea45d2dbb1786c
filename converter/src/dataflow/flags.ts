import type { Arguments } from "./function.js";
import type { Value } from "./heap.js";

/** Whether one of these arguments is given and is not, or may not be, True: `copy=False`. */
export function declines(given: Arguments, names: readonly string[]): boolean {
  return names.some((name) => given.named.get(name)?.some(({ text }) => text !== "true"));
}

/** `overwrite_a=True`, of scipy. */
export function overwrites(given: Arguments): boolean {
  return [...given.named].some(([name, value]) => name.startsWith("overwrite_") && !isFalse(value));
}

/** Whether `inplace` is given, unless as False, or `copy`, unless as True. */
export function changesInPlace(given: Arguments): boolean {
  if (declines(given, ["copy"])) return true;
  const value = given.named.get("inplace");
  return value === undefined ? given.rest.length > 0 : !isFalse(value);
}

function isFalse(value: Value): boolean {
  return value.length === 1 && value[0]?.text === "false";
}
