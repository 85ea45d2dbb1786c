import { refOf, type Ref } from "./handle.js";

/** Calls `found` for every handle and output in a value: itself, or at any depth of its arrays and plain objects. */
export function eachRef(value: unknown, found: (ref: Ref) => void): void {
  visit(value, found, null);
}

function visit(value: unknown, found: (ref: Ref) => void, seen: Set<object> | null): void {
  if (typeof value !== "object" || value === null) return;
  const ref = refOf(value);
  if (ref !== null) return found(ref);
  const inside = contents(value);
  if (inside === null) return;
  const known = seen ?? new Set<object>();
  if (known.has(value)) return;
  known.add(value);
  for (const part of inside) visit(part, found, known);
}

/**
 * A value with every handle and output in it replaced by what `resolve` gives for it. What holds none is the same object as
 * before; arrays and plain objects that do are copied.
 */
export function replaceRefs(value: unknown, resolve: (ref: Ref) => unknown): unknown {
  return replace(value, resolve, new Map());
}

function replace(value: unknown, resolve: (ref: Ref) => unknown, copies: Map<object, unknown>): unknown {
  if (typeof value !== "object" || value === null) return value;
  const ref = refOf(value);
  if (ref !== null) return resolve(ref);
  if (contents(value) === null || !holdsRef(value)) return value;
  if (copies.has(value)) return copies.get(value);
  if (Array.isArray(value)) {
    const copy: unknown[] = [];
    copies.set(value, copy);
    for (const part of value as readonly unknown[]) copy.push(replace(part, resolve, copies));
    return copy;
  }
  const copy: Record<string, unknown> = {};
  copies.set(value, copy);
  for (const [name, part] of Object.entries(value)) {
    Object.defineProperty(copy, name, {
      value: replace(part, resolve, copies),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return copy;
}

function holdsRef(value: unknown): boolean {
  let holds = false;
  eachRef(value, () => {
    holds = true;
  });
  return holds;
}

/** What is in an array or a plain object; null for anything else. */
function contents(value: object): readonly unknown[] | null {
  if (Array.isArray(value)) return value as readonly unknown[];
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null ? Object.values(value) : null;
}
