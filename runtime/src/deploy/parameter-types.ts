import type { JsonKind, ParameterTypes } from "@nbflow/converter";
import type { JsonSchema } from "../engine/index.js";

/** Where a flow's schema and its function's type do not say the same. */
export interface TypeDifferences {
  /** What the schema lets through, and the function is not made for, or the other way round. */
  readonly contradictions: readonly string[];
  /** What may be missing, and the type does not say so. */
  readonly doubts: readonly string[];
}

const KINDS: ReadonlyMap<unknown, JsonKind> = new Map([
  ["string", "string"],
  ["number", "number"],
  ["integer", "number"],
  ["boolean", "boolean"],
  ["null", "null"],
  ["array", "array"],
  ["object", "object"],
]);

/** Holds the JSON Schema by which a flow's parameters are checked against the type that its function has for them. */
export function differencesOf(schema: JsonSchema, { parameters, isOpen }: ParameterTypes): TypeDifferences {
  const properties = record(schema["properties"]);
  if (properties === null) return { contradictions: [], doubts: [] };
  const required = Array.isArray(schema["required"]) ? schema["required"] : [];
  const contradictions: string[] = [];
  const doubts: string[] = [];
  const typed = new Map(parameters.map((one) => [one.name, one]));
  for (const [name, property] of Object.entries(properties)) {
    const type = typed.get(name);
    if (type === undefined) {
      if (!isOpen) contradictions.push(`\`${name}\` is in the schema, and the function does not take it`);
      continue;
    }
    const allowed = record(property) ?? {};
    const wrong = kindsOf(allowed["type"]).filter(([, kind]) => type.kinds?.includes(kind) === false);
    if (wrong.length > 0)
      contradictions.push(
        `\`${name}\` may be ${wrong.map(([said]) => said).join(" or ")} by the schema, and is ${type.kinds?.join(" or ")} by its type`,
      );
    if (!required.includes(name) && !("default" in allowed) && !type.isOptional)
      doubts.push(`\`${name}\` may be left out by the schema, and is always there by its type`);
  }
  for (const { name, isOptional } of parameters)
    if (!isOptional && !Object.hasOwn(properties, name))
      contradictions.push(`the function needs \`${name}\`, and the schema does not have it`);
  return { contradictions, doubts };
}

/** The types of a schema that are known, in its words and ours. */
function kindsOf(type: unknown): readonly (readonly [said: string, kind: JsonKind])[] {
  return (Array.isArray(type) ? type : [type]).flatMap((said: unknown) => {
    const kind = KINDS.get(said);
    return kind === undefined ? [] : [[String(said), kind] as const];
  });
}

function record(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : null;
}
