import { createHash } from "node:crypto";
import { fromCloneBytes, toCloneBytes, whatCloneLoses } from "./clone-codec.js";
import { isExactJson } from "./is-exact-json.js";

/** A value in a form that gives back the very same value, any number of times. */
export type KeptValue =
  { readonly kind: "json"; readonly text: string } | { readonly kind: "clone"; readonly bytes: Uint8Array };

/** The value as it can be kept, or what in it can't, in words. Nothing that it gives back shares an object with `value`. */
export function keep(value: unknown): { readonly kept: KeptValue } | { readonly lost: string } {
  try {
    if (isExactJson(value)) return { kept: { kind: "json", text: JSON.stringify(value) } };
    const lost = whatCloneLoses(value);
    if (lost !== null) return { lost };
    return { kept: { kind: "clone", bytes: toCloneBytes(value) } };
  } catch {
    return { lost: "an object that is nested too deeply, or too large" };
  }
}

/** A value as it was when it was kept, of new objects. */
export function restore(kept: KeptValue): unknown {
  return kept.kind === "json" ? (JSON.parse(kept.text) as unknown) : fromCloneBytes(kept.bytes);
}

/** What is stored by content: its key is the hash of what it is. */
export interface StoredResult {
  readonly key: string;
  /** `python`: it lies in a file of that name, which Python writes and reads. */
  readonly serializer: KeptValue["kind"] | "python";
  readonly bytes: Uint8Array;
  /** Where it lies elsewhere: how large it is there. */
  readonly size?: number;
}

/** Longer JSON text is stored by content, beside the state. */
const LONGEST_INLINE = 8 * 1024;

/** A kept value as a state's data has it, with what is stored beside it. */
export function describeKept(kept: KeptValue): {
  readonly data: string;
  readonly stored: StoredResult | null;
} {
  if (kept.kind === "json" && kept.text.length <= LONGEST_INLINE) {
    return { data: `{"serializer":"json","value":${kept.text}}`, stored: null };
  }
  const bytes = kept.kind === "json" ? Buffer.from(kept.text, "utf8") : kept.bytes;
  const key = createHash("sha256").update(kept.kind).update("\0").update(bytes).digest("hex");
  const data = JSON.stringify({ serializer: kept.kind, storage_key: key, size: bytes.byteLength });
  return { data, stored: { key, serializer: kept.kind, bytes } };
}

/** Where a state's data has the value: in itself, or stored under a key. Null for data of another form. */
export function readDescription(data: string): KeptValue | { readonly storageKey: string } | null {
  const found = JSON.parse(data) as {
    readonly serializer?: unknown;
    readonly value?: unknown;
    storage_key?: unknown;
  };
  if (typeof found.storage_key === "string") return { storageKey: found.storage_key };
  if (found.serializer !== "json" || !("value" in found)) return null;
  return { kind: "json", text: JSON.stringify(found.value) };
}

/** What has been stored. Values of Python lie elsewhere, and only Python can read them. */
export function keptOf({ serializer, bytes }: Omit<StoredResult, "key">): KeptValue {
  if (serializer === "python") throw new TypeError("A value of Python's is no value of JavaScript's.");
  return serializer === "json"
    ? { kind: "json", text: Buffer.from(bytes).toString("utf8") }
    : { kind: "clone", bytes };
}
