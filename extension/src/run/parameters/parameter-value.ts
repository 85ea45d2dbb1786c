import type { FlowParameter } from "./flow-schema.js";

/** What was typed for a parameter: its value, or why it is none. */
export type Typed =
  { readonly kind: "value"; readonly value: unknown } | { readonly kind: "wrong"; readonly why: string };

/** Reads what was typed by the parameter's type: a text stands as it is, all else is JSON. */
export function readTyped(parameter: FlowParameter, typed: string): Typed {
  const { types } = parameter;
  const value = readByType(types, typed);
  if (value === undefined) return wrong(parameter);
  if (types.length > 0 && !types.some((type) => isOf(type, value))) return wrong(parameter);
  const { minimum, maximum } = parameter;
  if (typeof value === "number" && minimum !== undefined && value < minimum)
    return { kind: "wrong", why: `At least ${minimum}.` };
  if (typeof value === "number" && maximum !== undefined && value > maximum)
    return { kind: "wrong", why: `At most ${maximum}.` };
  return { kind: "value", value };
}

function readByType(types: readonly string[], typed: string): unknown {
  if (types.length === 1 && types[0] === "string") return typed;
  const json = parsed(typed);
  return json === undefined && takesText(types) ? typed : json;
}

/** A value as a person would type it. */
export const shownValue = (parameter: FlowParameter, value: unknown): string =>
  typeof value === "string" && takesText(parameter.types) ? value : (JSON.stringify(value) ?? "");

const takesText = (types: readonly string[]): boolean => types.length === 0 || types.includes("string");

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isOf(type: string, value: unknown): boolean {
  switch (type) {
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "null":
      return value === null;
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

const examples: Readonly<Record<string, string>> = {
  integer: "a whole number, such as 12",
  number: "a number, such as 0.5",
  boolean: "true or false",
  array: 'a list in JSON, such as ["a", "b"]',
  object: 'an object in JSON, such as {"a": 1}',
  null: "null",
  string: "a text",
};

const wrong = ({ types }: FlowParameter): Typed => ({
  kind: "wrong",
  why: `It takes ${types.map((type) => examples[type] ?? type).join(", or ")}.`,
});
