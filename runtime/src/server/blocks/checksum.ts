import { createHash } from "node:crypto";

type Json = unknown;
type JsonObject = Readonly<Record<string, Json>>;

/** Stands for a number that Python reads as a float, until it is written again as Python writes it. */
const FLOAT = "\u0000float:";

/**
 * The checksum of a block schema's fields as Prefect's clients reckon it: over Python's JSON text, with the keys sorted, without the
 * names of secret fields, and without what other blocks are like. `text` is the request, to the letter.
 */
export function schemaChecksum(text: string): string {
  const body = JSON.parse(withFloats(text)) as { readonly fields?: JsonObject };
  const fields = withoutKey(body.fields ?? {}, "secret_fields") as Record<string, Json>;
  const definitions = fields["definitions"] as JsonObject | undefined;
  if (definitions !== undefined && Object.keys(definitions).length > 0) {
    const kept = ownDefinitions(fields, definitions, new Set());
    if (Object.keys(kept).length > 0) fields["definitions"] = kept;
    else delete fields["definitions"];
  }
  return `sha256:${createHash("sha256")
    .update(`[[${pythonJson(fields)}], {}]`)
    .digest("hex")}`;
}

function withFloats(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu, (token) =>
    token.startsWith('"') || !/[.eE]/u.test(token) ? token : JSON.stringify(`${FLOAT}${token}`),
  );
}

function withoutKey(value: Json, name: string): Json {
  if (Array.isArray(value)) return value.map((item) => withoutKey(item, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== name)
      .map(([key, item]) => [key, withoutKey(item, name)]),
  );
}

/** Those definitions that the object names, directly or by others, and that are of no block. */
function ownDefinitions(object: Json, definitions: JsonObject, seen: Set<string>): Record<string, Json> {
  const found: Record<string, Json> = {};
  for (const key of referencesIn(object)) {
    const definition = definitions[key] as JsonObject | undefined;
    if (definition === undefined || (definition["block_type_slug"] ?? null) !== null) continue;
    found[key] = definition;
    if (seen.has(key)) continue;
    seen.add(key);
    Object.assign(found, ownDefinitions(definition, definitions, seen));
  }
  return found;
}

function referencesIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === "$ref" && typeof item === "string" ? [item.replace("#/definitions/", "")] : referencesIn(item),
  );
}

function pythonJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(pythonJson).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).toSorted(([a], [b]) => byCodePoint(a, b));
    return `{${entries.map(([key, item]) => `${asciiText(key)}: ${pythonJson(item)}`).join(", ")}}`;
  }
  if (typeof value === "string")
    return value.startsWith(FLOAT) ? pythonFloat(value.slice(FLOAT.length)) : asciiText(value);
  return JSON.stringify(value);
}

function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function asciiText(text: string): string {
  return JSON.stringify(text).replaceAll(/[\u007f-\uffff]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

/** Python's shortest text of a float: `1.0`, `0.1`, `1e+16`, `1e-05`. */
function pythonFloat(token: string): string {
  const value = Number(token);
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e16 || size < 1e-4)) {
    const [digits = "", exponent = "0"] = value.toExponential().split("e");
    const sign = exponent.startsWith("-") ? "-" : "+";
    return `${digits}e${sign}${exponent.replace(/^[+-]/u, "").padStart(2, "0")}`;
  }
  const text = String(value);
  return Number.isInteger(value) ? `${Object.is(value, -0) ? "-0" : text}.0` : text;
}
