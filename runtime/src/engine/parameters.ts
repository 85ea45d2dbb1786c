import type { ErrorObject, ValidateFunction } from "ajv";
import type { FlowDefinition, JsonSchema } from "./definition.js";
import { ParameterError } from "./errors.js";
import { noteGiven } from "./given.js";
import { nearest } from "./nearest.js";

const validators = new WeakMap<JsonSchema, Promise<ValidateFunction>>();

/**
 * A flow run's parameters: what was given, checked against the flow's schema, and the defaults of what was not.
 * @throws ParameterError that names the parameter and what it takes.
 */
export async function flowParameters(
  flow: FlowDefinition,
  given: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const names = Object.keys(given).filter((name) => given[name] !== undefined);
  const parameters = Object.fromEntries(names.map((name) => [name, structuredCloneOf(given[name])]));
  const schema = flow.parameters;
  if (schema !== null) await validate(flow, schema, parameters);
  noteGiven(parameters, new Set(names));
  return parameters;
}

/** Checks values against a schema of an object, and puts in the defaults of those that are missing. */
export async function checkParameters(
  name: string,
  schema: JsonSchema,
  given: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>>> {
  const parameters = { ...given };
  await validate({ name }, schema, parameters);
  return parameters;
}

async function validate(
  flow: Pick<FlowDefinition, "name">,
  schema: JsonSchema,
  parameters: Readonly<Record<string, unknown>>,
): Promise<void> {
  const known = Object.keys((schema["properties"] as Readonly<Record<string, unknown>> | undefined) ?? {});
  const unknown = Object.keys(parameters).find((name) => !known.includes(name));
  if (unknown !== undefined && schema["additionalProperties"] !== true)
    throw unknownParameter(flow, unknown, known);
  const isValid = await validatorOf(schema);
  if (!isValid(parameters)) throw invalidParameter(flow, isValid.errors?.[0], parameters);
}

function validatorOf(schema: JsonSchema): Promise<ValidateFunction> {
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = import("ajv").then(({ Ajv }) =>
      new Ajv({ useDefaults: true, strict: false }).compile(schema),
    );
    validators.set(schema, validator);
  }
  return validator;
}

/** Defaults are put into what was given, which stays the caller's. */
function structuredCloneOf(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    return value;
  }
}

function unknownParameter(
  flow: Pick<FlowDefinition, "name">,
  name: string,
  known: readonly string[],
): ParameterError {
  const guess = nearest(name, known);
  const takes = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  return new ParameterError(
    "unknown-parameter",
    `${flow.name} takes no parameter \`${name}\`.`,
    name,
    guess === null ? takes : `Did you mean \`${guess}\`?`,
  );
}

function invalidParameter(
  flow: Pick<FlowDefinition, "name">,
  error: ErrorObject | undefined,
  parameters: Readonly<Record<string, unknown>>,
): ParameterError {
  if (error?.keyword === "required") {
    const name = String((error.params as { readonly missingProperty?: unknown }).missingProperty);
    return new ParameterError("missing-parameter", `${flow.name} needs the parameter \`${name}\`.`, name);
  }
  const [, name = null, ...rest] = (error?.instancePath ?? "").split("/").map(unescapePointer);
  const at = name === null ? "Its parameters" : [name, ...rest].map((part) => `\`${part}\``).join(".");
  const was = name === null ? "" : `, not ${JSON.stringify(parameters[name])}`;
  return new ParameterError("invalid-parameter", `${at} of ${flow.name} ${takesText(error)}${was}.`, name);
}

function takesText(error: ErrorObject | undefined): string {
  const params = (error?.params ?? {}) as Readonly<Record<string, unknown>>;
  switch (error?.keyword) {
    case "type":
      return `must be ${withArticle(String(params["type"]))}`;
    case "enum":
      return `must be one of ${(params["allowedValues"] as readonly unknown[]).map((value) => JSON.stringify(value)).join(", ")}`;
    case "const":
      return `must be ${JSON.stringify(params["allowedValue"])}`;
    default:
      return error?.message ?? "is not what it takes";
  }
}

function withArticle(types: string): string {
  return types
    .split(",")
    .map((type) => (type === "null" ? type : `${/^[aeio]/u.test(type) ? "an" : "a"} ${type}`))
    .join(" or ");
}

function unescapePointer(part: string): string {
  return part.replaceAll("~1", "/").replaceAll("~0", "~");
}
