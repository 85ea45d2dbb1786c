import { Type, type TSchema } from "typebox";
import { instant } from "../data/instant.js";
import { given, maybe, named, oneOf, strict, uuid } from "../schema/kit.js";
import { condition, joined, type Condition } from "./condition.js";

/** One thing that a filter may ask: the schema of what it takes, and the condition that this comes to. */
export interface Criterion {
  readonly schema: TSchema;
  readonly ask: (value: never) => Condition | null;
}

type Test = readonly [TSchema, (value: never) => Condition | null];

const OPERATOR = oneOf("and_", "or_");
type Operator = "and_" | "or_";

/** A criterion of named tests, all of which must hold, or one where its `operator` is `or_`. */
export function criterion(tests: Readonly<Record<string, Test>>, hasOperator = false): Criterion {
  const properties = Object.fromEntries(
    Object.entries(tests).map(([name, [schema]]) => [name, maybe(schema)]),
  );
  return {
    schema: strict(hasOperator ? { ...operator(), ...properties } : properties),
    ask: (value: Readonly<Record<string, unknown>>) => askAll(tests, value, (test) => test[1]),
  };
}

export interface Filter {
  readonly schema: TSchema;
  readonly ask: (value: unknown) => Condition | null;
}

/** A filter of a resource: each of its criteria may be left out. */
export function filter(
  name: string,
  criteria: Readonly<Record<string, Criterion>>,
  hasOperator = true,
): Filter {
  const properties = Object.fromEntries(
    Object.entries(criteria).map(([key, one]) => [key, maybe(one.schema)]),
  );
  return {
    schema: named(name, strict(hasOperator ? { ...operator(), ...properties } : properties)),
    ask: (value) =>
      value === null || value === undefined
        ? null
        : askAll(criteria, value as Readonly<Record<string, unknown>>, (one) => one.ask),
  };
}

function operator(): Readonly<Record<"operator", TSchema>> {
  return { operator: Type.Optional(OPERATOR) };
}

function askAll<Part>(
  parts: Readonly<Record<string, Part>>,
  value: Readonly<Record<string, unknown>>,
  askOf: (part: Part) => (value: never) => Condition | null,
): Condition | null {
  const asked = Object.entries(parts).map(([name, part]) => {
    const wanted = value[name];
    return wanted === null || wanted === undefined ? null : askOf(part)(wanted as never);
  });
  return joined(asked, (value["operator"] as Operator | undefined) === "or_" ? "OR" : "AND");
}

const inList = "(SELECT value FROM json_each(?))";
/** Lists of this length are filtered by; longer ones are refused. */
const LONGEST = 20_000;
const many = <Schema extends TSchema>(schema: Schema) => Type.Array(schema, { maxItems: LONGEST });

export const isAny =
  (column: string) =>
  (values: readonly string[]): Condition =>
    condition(`${column} IN ${inList}`, JSON.stringify(values));
export const isNone =
  (column: string) =>
  (values: readonly string[]): Condition =>
    condition(`(${column} IS NULL OR ${column} NOT IN ${inList})`, JSON.stringify(values));
export const isNull =
  (column: string) =>
  (yes: boolean): Condition =>
    condition(`${column} IS ${yes ? "" : "NOT "}NULL`);
export const isLike =
  (column: string) =>
  (part: string): Condition =>
    condition(`${column} LIKE ?`, `%${part}%`);
const before =
  (column: string) =>
  (moment: string | number): Condition =>
    condition(`${column} <= ?`, instant(moment));
const after =
  (column: string) =>
  (moment: string | number): Condition =>
    condition(`${column} >= ?`, instant(moment));

export const ids = (column: string, ...tests: readonly ("any_" | "not_any_" | "is_null_")[]): Criterion => {
  const all = {
    any_: [many(uuid()), (values: readonly string[]) => isAny(column)(values.map(lower))] as Test,
    not_any_: [many(uuid()), (values: readonly string[]) => isNone(column)(values.map(lower))] as Test,
    is_null_: [Type.Boolean(), isNull(column)] as Test,
  };
  return criterion(Object.fromEntries(tests.map((name) => [name, all[name]])), tests.includes("is_null_"));
};

export const texts = (
  column: string,
  tests: readonly ("any_" | "not_any_" | "like_" | "is_null_")[],
  hasOperator = false,
): Criterion => {
  const all = {
    any_: [many(Type.String()), isAny(column)] as Test,
    not_any_: [many(Type.String()), isNone(column)] as Test,
    like_: [Type.String({ maxLength: 1000 }), isLike(column)] as Test,
    is_null_: [Type.Boolean(), isNull(column)] as Test,
  };
  return criterion(Object.fromEntries(tests.map((name) => [name, all[name]])), hasOperator);
};

export const times = (column: string, mayBeNull: boolean): Criterion =>
  criterion({
    before_: [given(), before(column)],
    after_: [given(), after(column)],
    ...(mayBeNull ? { is_null_: [Type.Boolean(), isNull(column)] as Test } : {}),
  });

/** Tags stand in the column as a JSON list. */
export const tagged = (column: string, ...tests: readonly ("all_" | "any_" | "is_null_")[]): Criterion => {
  const all = {
    all_: [
      many(Type.String()),
      (wanted: readonly string[]) =>
        condition(
          `NOT EXISTS (SELECT 1 FROM json_each(?) w WHERE w.value NOT IN (SELECT value FROM json_each(${column})))`,
          JSON.stringify(wanted),
        ),
    ] as Test,
    any_: [
      many(Type.String()),
      (wanted: readonly string[]) =>
        condition(
          `EXISTS (SELECT 1 FROM json_each(${column}) h WHERE h.value IN ${inList})`,
          JSON.stringify(wanted),
        ),
    ] as Test,
    is_null_: [Type.Boolean(), (yes: boolean) => condition(`${column} ${yes ? "=" : "<>"} '[]'`)] as Test,
  };
  return criterion(Object.fromEntries(tests.map((name) => [name, all[name]])), true);
};

/** A criterion that is made of others by name, as `state` is of `type` and `name`. */
export const nested = (criteria: Readonly<Record<string, Criterion>>): Criterion =>
  criterion(
    Object.fromEntries(Object.entries(criteria).map(([name, one]) => [name, [one.schema, one.ask] as Test])),
    true,
  );

function lower(text: string): string {
  return text.toLowerCase();
}
