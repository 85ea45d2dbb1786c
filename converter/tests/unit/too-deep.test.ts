import { describe, expect, test } from "vitest";
import { createConverter } from "../../src/index.js";

const notebook = (source: string, kernel = "python3") =>
  JSON.stringify({
    nbformat: 4,
    metadata: { kernelspec: { name: kernel } },
    cells: ["x = 1", source, "print(x)"].map((text) => ({ cell_type: "code", metadata: {}, source: text })),
  });

const deep = {
  parentheses: `y = ${"(".repeat(5_000)}1${")".repeat(5_000)}`,
  lambdas: `y = ${"lambda: ".repeat(5_000)}1`,
  negations: `y = ${"not ".repeat(5_000)}1`,
  sums: `y = 1${" + 1".repeat(20_000)}`,
  attributes: `y = x${".a".repeat(20_000)}`,
  "timed magics": `${"%time ".repeat(3_000)} y = 1`,
};

describe("code that is nested deeper than the stack is high", () => {
  test.each(Object.entries(deep))("%s: the cell keeps its place between the others", async (_, source) => {
    const converter = await createConverter();
    const plan = converter.plan(converter.read(notebook(source)), { group: "cell" });
    const pairs = plan.dependencies.map(({ from, to }) => `${from} ${to}`);
    expect(pairs).toEqual(expect.arrayContaining(["1 2", "2 3"]));
    expect(plan.diagnostics).toMatchObject([
      { cell: 2, severity: "error", message: expect.stringMatching(/too (deeply nested|many)/) },
    ]);
  });

  test("in TypeScript too", async () => {
    const converter = await createConverter();
    const read = converter.read(notebook(`const y = ${"(".repeat(5_000)}1${")".repeat(5_000)};`, "deno"));
    await converter.prepare(read);
    const plan = converter.plan(read, { group: "cell" });
    expect(plan.dependencies.map(({ from, to }) => `${from} ${to}`)).toEqual(["1 2", "1 3", "2 3"]);
  });

  test("in a mixed notebook the cell is refused by name", async () => {
    const converter = await createConverter();
    const read = converter.read(notebook(`#!ts\nconst y = ${"(".repeat(5_000)}1${")".repeat(5_000)};`));
    await converter.prepare(read);
    expect(converter.plan(read).diagnostics).toContainEqual(
      expect.objectContaining({
        severity: "error",
        code: "not-native",
        cell: 2,
        message: "cell 2, line 1: is nested too deep to be read. Split what is nested.",
      }),
    );
  });
});
