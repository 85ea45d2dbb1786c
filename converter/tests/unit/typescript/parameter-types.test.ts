import { expect, test } from "vitest";
import { typesOfParameters } from "../../../src/index.js";

/** Of a script with this flow, each parameter: `?` where it may be left out, and what it may be. */
async function shown(script: string, name = "sales"): Promise<Readonly<Record<string, string>> | null> {
  const types = await typesOfParameters(`import { flow } from "nbflow";\n${script}`, name);
  if (types === null) return null;
  const parameters = types.parameters.map(
    (one) => [one.name, `${one.isOptional ? "?" : ""}${one.kinds?.join(" or ") ?? "anything"}`] as const,
  );
  return Object.fromEntries([...parameters, ...(types.isOpen ? [["…", "open"] as const] : [])]);
}

const flowOf = (parameter: string, before = "") =>
  `${before}\nexport default flow({ name: "sales" }, async (${parameter}) => 1);`;

test.each([
  ["{ n }: { n: number }", { n: "number" }],
  ["{ n = 3 }: { n: number; s?: 'a' | 'b' }", { n: "?number", s: "?string" }],
  ["{ n: many = 3 }: { n?: number }", { n: "?number" }],
  [
    "p: { on: boolean; rows: readonly number[]; pair: [string, number] }",
    { on: "boolean", rows: "array", pair: "array" },
  ],
  [
    "p: { when: string | null; either: string | number }",
    { when: "null or string", either: "string or number" },
  ],
  ["p: { inner: { a: 1 }; by: Record<string, number> }", { inner: "object", by: "object" }],
  ["p: { what: unknown; any: any; some: object }", { what: "anything", any: "anything", some: "anything" }],
  ["p: Record<string, number>", { "…": "open" }],
  ["", {}],
])("a function that takes (%s)", async (parameter, expected) => {
  expect(await shown(flowOf(parameter))).toEqual(expected);
});

test("types of the script have names, and may be made of others", async () => {
  const before = `interface Base { n: number }\ntype Given = Partial<Base> & { s: string };`;
  expect(await shown(flowOf("p: Given", before))).toEqual({ n: "?number", s: "string" });
  const named = `async function run({ n }: { n: number }) { return n; }\nexport default flow({ name: "sales" }, run);`;
  expect(await shown(named)).toEqual({ n: "number" });
});

test("a flow may be a method of a class", async () => {
  const method = `class Sales { @flow({ name: "sales" }) async run({ n }: { n: number }) { return n; } }`;
  expect(await shown(method)).toEqual({ n: "number" });
});

test.each([
  ["without types", flowOf("{ n }")],
  ["with a type of another file", flowOf("p: Given", 'import type { Given } from "./given.js";')],
  ["of another name", 'flow({ name: "others" }, async (p: { n: number }) => p);'],
  ["of a name that is made", 'const name = "sales"; flow({ name }, async (p: { n: number }) => p);'],
  ["that is there twice", `${flowOf("p: { n: number }")}\nflow({ name: "sales" }, async () => 2);`],
])("a flow %s says nothing", async (_, script) => {
  expect(await shown(script)).toBeNull();
});
