import type { TSchema } from "typebox";
import { VERSION } from "../../version.js";
import { nameOf } from "../schema/kit.js";
import { paramsOf, type Operation } from "./operation.js";

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI document of the operations as they are. */
export function openApi(operations: readonly Operation[]): Json {
  const schemas = new Map<string, unknown>();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    (paths[operation.path] ??= {})[operation.method] = describe(operation, (schema) =>
      refer(schema, schemas),
    );
  }
  schemas.set("HTTPValidationError", VALIDATION_ERROR);
  return {
    openapi: "3.1.0",
    info: {
      title: "nbflow server",
      version: VERSION,
      description: "The Orion (Prefect) API, served by nbflow.",
    },
    servers: [{ url: "/api" }],
    paths,
    components: {
      schemas: Object.fromEntries([...schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      securitySchemes: { key: { type: "http", scheme: "bearer" }, basic: { type: "http", scheme: "basic" } },
    },
    security: [{}, { key: [] }, { basic: [] }],
  };
}

const VALIDATION_ERROR = {
  type: "object",
  properties: {
    exception_message: { type: "string" },
    exception_detail: { type: "array" },
    request_body: {},
  },
};

function describe(operation: Operation, schemaOf: (schema: TSchema) => unknown): Json {
  const { path, query, body, answers, tag, summary, role, method } = operation;
  const inPath = Object.entries(paramsOf(path)).map(([name, schema]) => ({
    name,
    in: "path",
    required: true,
    schema: schemaOf(schema),
  }));
  const known = query as unknown as {
    properties: Readonly<Record<string, TSchema>>;
    required?: readonly string[];
  } | null;
  const inQuery = Object.entries(known?.properties ?? {}).map(([name, schema]) => ({
    name,
    in: "query",
    required: known?.required?.includes(name) === true,
    schema: schemaOf(schema),
  }));
  return {
    tags: [tag],
    summary,
    operationId: `${method}_${path.replaceAll(/\W+/gu, "_").replace(/^_|_$/gu, "")}`,
    "x-role": role,
    parameters: [...inPath, ...inQuery],
    ...(body === null
      ? {}
      : {
          requestBody: {
            required: needsBody(body),
            content: { "application/json": { schema: schemaOf(body) } },
          },
        }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, schema]) => [
          status,
          answer(schema, operation.media, schemaOf),
        ]),
      ),
      ...REFUSALS,
    },
  };
}

function answer(schema: TSchema | null, media: string, schemaOf: (schema: TSchema) => unknown): Json {
  if (schema === null) return { description: "Done." };
  return { description: "Done.", content: { [media]: { schema: schemaOf(schema) } } };
}

const REFUSALS = Object.fromEntries(
  [
    [400, "The request can't be carried out."],
    [401, "A key is needed."],
    [403, "The key does not allow it."],
    [404, "There is no such thing."],
    [409, "It breaks a rule of what is kept: a name that is taken, or something that is not there."],
    [413, "The request is too large."],
    [422, "The request is not valid."],
    [423, "No slots are free."],
    [429, "Too many failed logins."],
    [503, "The store can't be written now."],
  ].map(([status, description]) => [status, { description }]),
);

/** Whether a body must be there: not where all of its fields may be left out. */
export function needsBody(body: TSchema): boolean {
  const { type, required, anyOf } = body as { type?: string; required?: readonly string[]; anyOf?: unknown };
  return anyOf !== undefined || type !== "object" || (required !== undefined && required.length > 0);
}

function refer(schema: unknown, schemas: Map<string, unknown>): unknown {
  if (typeof schema !== "object" || schema === null) return schema;
  const name = nameOf(schema);
  if (name === undefined) return inline(schema, schemas);
  if (!schemas.has(name)) {
    schemas.set(name, null);
    schemas.set(name, { title: name, ...(inline(schema, schemas) as object) });
  }
  return { $ref: `#/components/schemas/${name}` };
}

function inline(schema: object, schemas: Map<string, unknown>): unknown {
  if (Array.isArray(schema)) return schema.map((item) => refer(item, schemas));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !key.startsWith("~"))
      .map(([key, value]) => [
        key,
        key === "format" && typeof value === "string" ? formatOf(value) : refer(value, schemas),
      ]),
  );
}

/** Our own formats by the names that others know. */
function formatOf(format: string): string {
  return format === "moment" ? "date-time" : format === "seconds" ? "double" : format;
}
