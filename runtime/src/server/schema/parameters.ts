import { Ajv } from "ajv";

/**
 * What is wrong with values by a JSON Schema that a client has sent, in words; nothing where all is well, or where the schema is
 * none that can be read.
 */
export function problemsWith(schema: unknown, values: unknown): readonly string[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return [];
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, logger: false });
  let isValid: ReturnType<typeof ajv.compile>;
  try {
    isValid = ajv.compile({ ...withoutId(schema), type: "object" });
  } catch {
    return [];
  }
  if (isValid(values)) return [];
  return (isValid.errors ?? []).map(
    (error) =>
      `${error.instancePath === "" ? "" : `${error.instancePath.slice(1).replaceAll("/", ".")} `}${error.message ?? "is not valid"}`,
  );
}

function withoutId(schema: object): object {
  const { $id: _id, $schema: _schema, ...rest } = schema as { $id?: unknown; $schema?: unknown };
  return rest;
}
