import { Deserializer, Serializer } from "node:v8";
import { hasPlainParts } from "./is-exact-json.js";

const VIEWS = [
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
] as const;
const BUFFER = VIEWS.length;

type View = InstanceType<(typeof VIEWS)[number]>;

/** Node's structured clone as bytes, with typed arrays that own their memory as they were. */
class ValueSerializer extends Serializer {
  _writeHostObject(value: View): void {
    const kind = Buffer.isBuffer(value)
      ? BUFFER
      : VIEWS.findIndex((view) => Object.getPrototypeOf(value) === view.prototype);
    this.writeUint32(kind);
    this.writeUint32(value.byteLength);
    this.writeRawBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
  }
}

class ValueDeserializer extends Deserializer {
  _readHostObject(): View {
    const kind = this.readUint32();
    const bytes = new Uint8Array(this.readRawBytes(this.readUint32()));
    if (kind === BUFFER) return Buffer.from(bytes.buffer);
    const Kind = VIEWS[kind] ?? Uint8Array;
    return new Kind(bytes.buffer);
  }
}

export function toCloneBytes(value: unknown): Uint8Array {
  const serializer = new ValueSerializer();
  (
    serializer as unknown as { _setTreatArrayBufferViewsAsHostObjects(is: boolean): void }
  )._setTreatArrayBufferViewsAsHostObjects(true);
  serializer.writeHeader();
  serializer.writeValue(value);
  return serializer.releaseBuffer();
}

export function fromCloneBytes(bytes: Uint8Array): unknown {
  const deserializer = new ValueDeserializer(bytes);
  deserializer.readHeader();
  return deserializer.readValue();
}

/** What in a value the structured clone would not give back as it is, in words; null where it gives back all. */
export function whatCloneLoses(value: unknown): string | null {
  const seen = new Set<object>();
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "function") return next.name === "" ? "a function" : `the function ${next.name}`;
    if (typeof next === "symbol") return "a symbol";
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    seen.add(next);
    const lost = lostOf(next, seen, open);
    if (lost !== null) return lost;
  }
  return null;
}

/** Adds what is in an object to `open`. */
function lostOf(value: object, seen: Set<object>, open: unknown[]): string | null {
  if (!Object.isExtensible(value)) return "a frozen object";
  const prototype: unknown = Object.getPrototypeOf(value);
  if (Array.isArray(value) || prototype === Object.prototype) {
    if (Array.isArray(value) && prototype !== Array.prototype) return nameOf(value);
    if (!hasPlainParts(value)) return "an object with properties that are not plain data";
    for (const part of Object.values(value)) open.push(part);
    return null;
  }
  if (ArrayBuffer.isView(value)) {
    if (Buffer.isBuffer(value)) return hasOwnBeyondIndices(value) ? nameOf(value) : null;
    const isKnown = VIEWS.some((view) => prototype === view.prototype);
    const ownsAll = value.byteOffset === 0 && value.byteLength === value.buffer.byteLength;
    if (!isKnown || !ownsAll || !(value.buffer instanceof ArrayBuffer) || seen.has(value.buffer)) {
      return "a typed array that shares its memory";
    }
    seen.add(value.buffer);
    return hasOwnBeyondIndices(value as View) ? nameOf(value) : null;
  }
  if (Reflect.ownKeys(value).some((key) => key !== "lastIndex")) return nameOf(value);
  if (prototype === Map.prototype) {
    for (const [key, part] of value as Map<unknown, unknown>) open.push(key, part);
    return null;
  }
  if (prototype === Set.prototype) {
    open.push(...(value as Set<unknown>));
    return null;
  }
  if (prototype === Date.prototype) return null;
  if (prototype === RegExp.prototype) return (value as RegExp).lastIndex === 0 ? null : nameOf(value);
  return nameOf(value);
}

function hasOwnBeyondIndices(value: { readonly length: number }): boolean {
  return Reflect.ownKeys(value).length !== value.length;
}

function nameOf(value: object): string {
  const constructor = value.constructor as { readonly name?: unknown } | undefined;
  const name = constructor?.name;
  const what = typeof name === "string" && name !== "" ? name : "an object without a class";
  return /^(?:an? )/u.test(what) ? what : `${/^[AEIOU]/u.test(what) ? "an" : "a"} ${what}`;
}
