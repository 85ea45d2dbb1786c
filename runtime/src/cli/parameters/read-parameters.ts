import type { Json } from "../../python/worker.js";
import { CliError } from "../cli-error.js";
import { nearest } from "../nearest.js";

/** The part of a JSON Schema that says how a value on the command line is to be read. */
export interface ParameterSchema {
  readonly type?: string | readonly string[];
}

export interface ParametersSchema {
  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly additionalProperties?: unknown;
}

const PYTHON_WORDS: Readonly<Record<string, Json>> = { True: true, False: false, None: null };

/**
 * The parameters of a run: those of a file, then `name=value` pairs, each read as the flow's schema says.
 * A text parameter takes its value as it stands; others take JSON, and Python's `True`, `False` and `None`.
 * Where the schema says nothing, what is JSON is JSON and the rest is text.
 * @throws CliError for a pair without `=`, a name that the flow does not have, a value of another type.
 */
export function readParameters(
  pairs: readonly string[],
  file: Readonly<Record<string, Json>>,
  schema: ParametersSchema | null,
): Readonly<Record<string, Json>> {
  const known = schema?.properties ?? {};
  const open =
    schema === null || (schema.additionalProperties !== undefined && schema.additionalProperties !== false);
  const values: Record<string, Json> = {};
  for (const [name, value] of Object.entries(file)) {
    if (!open) mustBeKnown(name, known);
    put(values, name, value);
  }
  for (const pair of pairs) {
    const at = pair.indexOf("=");
    if (at < 1) throw new CliError(`-p ${pair} is no parameter.`, { hint: "Write it as -p name=value." });
    const name = pair.slice(0, at).trim();
    if (!open) mustBeKnown(name, known);
    put(
      values,
      name,
      readValue(name, pair.slice(at + 1), Object.hasOwn(known, name) ? known[name] : undefined),
    );
  }
  return values;
}

/** An own property whatever its name is, `__proto__` included. */
function put(values: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(values, name, { value, enumerable: true, writable: true, configurable: true });
}

function mustBeKnown(name: string, known: Readonly<Record<string, ParameterSchema>>): void {
  if (Object.hasOwn(known, name)) return;
  const names = Object.keys(known);
  if (names.length === 0) {
    throw new CliError(`The flow takes no parameters, and ${name} was given.`, {
      hint: "In the notebook, tag the cell that sets them `parameters` and convert again.",
    });
  }
  const meant = nearest(name, names);
  throw new CliError(`The flow has no parameter ${name}.`, {
    hint: `${meant === null ? "" : `Did you mean ${meant}? `}It has: ${names.join(", ")}.`,
  });
}

function readValue(name: string, text: string, schema: ParameterSchema | undefined): Json {
  const types = typeof schema?.type === "string" ? [schema.type] : (schema?.type ?? []);
  if (types.length === 1 && types[0] === "string") return text;
  const value = Object.hasOwn(PYTHON_WORDS, text) ? PYTHON_WORDS[text] : parse(text);
  if (types.length === 0) return value ?? (value === null ? null : text);
  if (value !== undefined && types.some((type) => isOf(value, type))) return value;
  if (types.includes("string")) return text;
  throw new CliError(
    `Parameter ${name} takes ${types.map(inWords).join(" or ")}, and ${JSON.stringify(text)} is none.`,
    {
      hint: `For example: -p ${name}=${exampleOf(types[0] ?? "string")}`,
    },
  );
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isOf(value: Json, type: string): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

const WORDS: Readonly<Record<string, readonly [words: string, example: string]>> = {
  integer: ["a whole number", "5"],
  number: ["a number", "0.5"],
  boolean: ["true or false", "true"],
  array: ["a JSON list", "'[1, 2]'"],
  object: ["a JSON object", `'{"a": 1}'`],
  null: ["null", "null"],
  string: ["a text", "text"],
};

function inWords(type: string): string {
  return WORDS[type]?.[0] ?? type;
}

function exampleOf(type: string): string {
  return WORDS[type]?.[1] ?? "…";
}
