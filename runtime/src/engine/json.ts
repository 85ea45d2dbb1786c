import type { Json } from "../python/worker.js";

/** Whether JSON holds a value as it is. */
export function isJson(value: unknown, above: readonly object[] = []): value is Json {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value);
    case "object": {
      if (value === null) return true;
      if (above.includes(value)) return false;
      const prototype: unknown = Object.getPrototypeOf(value);
      if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) return false;
      return Object.values(value).every((part) => isJson(part, [...above, value]));
    }
    default:
      return false;
  }
}

/** What keeps JSON from holding a value exactly, with its place in the value; null where nothing does. */
export function whyNotJson(value: unknown, place = "", above: readonly object[] = []): string | null {
  const at = (what: string): string => (place === "" ? what : `\`${place}\` is ${what}`);
  if (value === null || typeof value === "string" || typeof value === "boolean") return null;
  if (typeof value === "number") {
    if (Object.is(value, -0)) return at("-0");
    return Number.isFinite(value) ? null : at(String(value));
  }
  if (typeof value !== "object") return at(value === undefined ? "undefined" : `a ${typeof value}`);
  if (above.includes(value)) return at("the value itself again");
  const inside = [...above, value];
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (let index = 0; index < items.length; index += 1) {
      const why =
        index in items ? whyNotJson(items[index], `${place}[${index}]`, inside) : at("an array with holes");
      if (why !== null) return why;
    }
    return Object.keys(items).length === items.length ? null : at("an array with names in it");
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    return at(
      `a ${(value as { readonly constructor?: { readonly name?: string } }).constructor?.name ?? "object"}`,
    );
  if (Object.getOwnPropertySymbols(value).length > 0) return at("an object with symbols in it");
  for (const [key, part] of Object.entries(value)) {
    const why = whyNotJson(part, `${place}.${key}`, inside);
    if (why !== null) return why;
  }
  return null;
}

/** A value as a record keeps it: JSON where that is what it is, else a text of it. */
export function asJson(value: unknown): Json {
  if (isJson(value)) return value;
  try {
    const text = JSON.stringify(value);
    return text === undefined ? typeof value : (JSON.parse(text) as Json);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
