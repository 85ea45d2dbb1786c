/**
 * Whether JSON text gives back the very same value: no -0, no frozen or shared object, nothing hidden. `seen` collects the
 * objects on the way, as one that is met twice would come back as two.
 */
export function isExactJson(value: unknown, seen: Set<object> = new Set()): boolean {
  switch (typeof value) {
    case "string":
    case "boolean":
      return true;
    case "number":
      return Number.isFinite(value) && !Object.is(value, -0);
    case "object":
      break;
    default:
      return false;
  }
  if (value === null) return true;
  if (seen.has(value) || !Object.isExtensible(value)) return false;
  seen.add(value);
  if (Array.isArray(value)) {
    if (Object.getPrototypeOf(value) !== Array.prototype) return false;
    const keys = Reflect.ownKeys(value);
    return (
      keys.length === value.length + 1 &&
      value.every((part) => isExactJson(part, seen)) &&
      hasPlainParts(value)
    );
  }
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  return hasPlainParts(value) && Object.values(value).every((part) => isExactJson(part, seen));
}

/** Own properties are data, named by strings, enumerable and writable, but for an array's length. */
export function hasPlainParts(value: object): boolean {
  for (const key of Reflect.ownKeys(value)) {
    if (typeof key === "symbol") return false;
    if (key === "length" && Array.isArray(value)) continue;
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (property === undefined || !("value" in property)) return false;
    if (!property.enumerable || property.writable !== true || property.configurable !== true) return false;
  }
  // `toJSON` would speak for it
  return typeof (value as { readonly toJSON?: unknown }).toJSON !== "function";
}
