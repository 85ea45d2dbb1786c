import { beforeAll, expect, test } from "vitest";
import { createConverter } from "../../../src/index.js";
import type { Converter, Plan } from "../../../src/index.js";
import { leads, planByCell } from "../../support/dependencies.js";

let converter: Converter;

beforeAll(async () => {
  converter = await createConverter();
});

const planOf = (cells: readonly string[]): Promise<Plan> => planByCell(converter, cells, "deno");

test.each([
  ["`performance.now()`", "const t = performance.now();", "console.log(performance.now() - t)"],
  ["dates", "const t = new Date();", "console.log(new Date().getTime() - t.getTime())"],
  ["`console.time`", "console.time('all')", "console.timeEnd('all')"],
])("a time measured by %s is that of the cells between", async (_, start, end) => {
  const plan = await planOf([start, "const squares = [1, 4, 9];", end]);
  expect(leads(plan.dependencies, 1, 2) && leads(plan.dependencies, 2, 3)).toBe(true);
});

/** Arithmetic makes numbers of its operands, so nothing takes from them; `valueOf` may do what it likes. */
test("a number computed of an object's part does not tie cells together, and its `valueOf` does", async () => {
  const free = await planOf([
    "const x = JSON.parse(text);",
    "console.log(x.y * 2);",
    "console.log(x.y - 1);",
  ]);
  expect(leads(free.dependencies, 2, 3)).toBe(false);
  const tied = await planOf([
    "let n = 0;\nconst x = { valueOf() { n += 1; return n; } };",
    "console.log(x * 2);",
    "console.log(n);",
  ]);
  expect(leads(tied.dependencies, 2, 3)).toBe(true);
});
