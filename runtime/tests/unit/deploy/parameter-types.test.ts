import { expect, test } from "vitest";
import type { ParameterType } from "@nbflow/converter";
import { differencesOf } from "../../../src/deploy/index.js";

const n = (more: Partial<ParameterType> = {}): ParameterType => ({
  name: "n",
  isOptional: false,
  kinds: ["number"],
  ...more,
});
const schemaOf = (property: object, more: object = {}) => ({
  type: "object",
  properties: { n: property },
  ...more,
});
const between = (schema: Readonly<Record<string, unknown>>, ...parameters: readonly ParameterType[]) =>
  differencesOf(schema, { parameters, isOpen: false });
const none = { contradictions: [], doubts: [] };

test.each([
  ["a whole number that has a default", schemaOf({ type: "integer", default: 1 }), n()],
  ["what is required", schemaOf({ type: "number" }, { required: ["n"] }), n()],
  ["what may be left out on both sides", schemaOf({ type: "number" }), n({ isOptional: true })],
  [
    "null where the type has it",
    schemaOf({ type: ["number", "null"], default: 1 }),
    n({ kinds: ["number", "null"] }),
  ],
  ["a type that says nothing", schemaOf({ type: "string", default: "" }), n({ kinds: null })],
  ["a schema that says nothing", schemaOf({ anyOf: [], default: 1 }), n()],
])("the two agree on %s", (_, schema, parameter) => {
  expect(between(schema, parameter)).toEqual(none);
});

test.each([
  [
    "another type",
    schemaOf({ type: "string", default: "" }),
    [n()],
    "`n` may be string by the schema, and is number by its type",
  ],
  [
    "null",
    schemaOf({ type: ["number", "null"], default: 1 }),
    [n()],
    "`n` may be null by the schema, and is number by its type",
  ],
  [
    "one that is not taken",
    schemaOf({ type: "number", default: 1 }),
    [],
    "`n` is in the schema, and the function does not take it",
  ],
  [
    "one that is not in the schema",
    { type: "object", properties: {} },
    [n()],
    "the function needs `n`, and the schema does not have it",
  ],
])("they contradict each other by %s", (_, schema, parameters, said) => {
  expect(between(schema, ...parameters)).toEqual({ contradictions: [said], doubts: [] });
});

test("what may be left out by the schema alone is doubtful", () => {
  expect(between(schemaOf({ type: "number" }), n())).toEqual({
    contradictions: [],
    doubts: ["`n` may be left out by the schema, and is always there by its type"],
  });
});

test("a function that takes any parameters takes those of the schema, and a flow without a schema has nothing to hold against", () => {
  expect(differencesOf(schemaOf({ type: "string" }), { parameters: [], isOpen: true })).toEqual(none);
  expect(between({ type: "object" }, n())).toEqual(none);
});
