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
