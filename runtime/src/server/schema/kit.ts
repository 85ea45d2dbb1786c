import { Type, type TProperties, type TSchema } from "typebox";

/** The words of the API's schemas. What is optional in a request may mostly be null as well. */
export const uuid = () => Type.String({ format: "uuid" });
/** A moment in an answer. */
export const moment = () => Type.String({ format: "date-time" });
/** A moment in a request: what `instant` takes. */
export const given = () =>
  Type.Unsafe<string | number>({
    anyOf: [
      { type: "string", format: "moment" },
      { type: "number", format: "seconds" },
    ],
  });
export const nullable = <Schema extends TSchema>(schema: Schema) => Type.Union([schema, Type.Null()]);
export const maybe = <Schema extends TSchema>(schema: Schema) => Type.Optional(nullable(schema));
export const opt = <Schema extends TSchema>(schema: Schema) => Type.Optional(schema);
/** Whole numbers as SQLite can hold and JavaScript can tell them. */
export const int = (minimum = -2_147_483_648, maximum = 2_147_483_647) => Type.Integer({ minimum, maximum });
export const list = <Schema extends TSchema>(schema: Schema) => Type.Array(schema);
export const json = () => Type.Unknown();
export const jsonObject = () =>
  Type.Unsafe<Readonly<Record<string, unknown>>>({ type: "object", additionalProperties: true });
export const oneOf = <const Names extends readonly string[]>(...names: Names) =>
  Type.Unsafe<Names[number]>({ type: "string", enum: [...names] });
/** A name that may stand in a path. */
export const safeName = () => Type.String({ pattern: "^[^/%&><]+$", minLength: 1, maxLength: 500 });
/** A request's object, in which nothing else may stand. */
export const strict = <Properties extends TProperties>(properties: Properties) =>
  Type.Object(properties, { additionalProperties: false });
const bodies = new WeakSet<object>();

/** A request's body of single fields: others are not looked at, and one that is null counts as left out. */
export const fields = <Properties extends TProperties>(properties: Properties) => {
  const body = Type.Object(properties);
  bodies.add(body);
  return body;
};

/** A body as its schema is to see it. */
export function withoutNulls(schema: object, body: unknown): unknown {
  if (!bodies.has(schema) || typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
export const labels = () =>
  Type.Unsafe<Readonly<Record<string, boolean | number | string>>>({
    type: "object",
    additionalProperties: { anyOf: [{ type: "boolean" }, { type: "number" }, { type: "string" }] },
  });
export const tags = () => Type.Array(Type.String());

const MOST = 200;
/** How many at most; default: 200. */
export const limit = () => Type.Optional(Type.Integer({ minimum: 0, maximum: MOST, default: MOST }));
export const offset = () =>
  Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, default: 0 }));
export const page = () => Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000_000, default: 1 }));

export const common = {
  id: uuid(),
  created: nullable(moment()),
  updated: nullable(moment()),
};

const names = new WeakMap<object, string>();

/** Gives a schema the name under which the OpenAPI document has it. */
export function named<Schema extends TSchema>(name: string, schema: Schema): Schema {
  names.set(schema, name);
  return schema;
}

export function nameOf(schema: object): string | undefined {
  return names.get(schema);
}
