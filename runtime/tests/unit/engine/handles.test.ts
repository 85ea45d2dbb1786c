import { expect, test } from "vitest";
import {
  cell,
  finalStateOf,
  flow,
  outputOf,
  python,
  runOf,
  stateOf,
  task,
  UsageError,
} from "../../../src/index.js";
import { testWorld } from "../support/world.js";

const make = task({ name: "make" }, () => {
  const made = { rows: 3, nested: { list: [1, 2] } };
  return Object.assign(made, { catch: "it" });
});
const add = task({ name: "add" }, (a: number, b: number) => a + b);
const sum = task({ name: "sum" }, (given: { readonly all: readonly number[] }) =>
  given.all.reduce((x, y) => x + y, 0),
);

async function resultOf(body: () => unknown): Promise<unknown> {
  const { engine } = await testWorld();
  const outcome = await engine.run(flow({ name: "f" }, async () => body()));
  if (outcome.error !== null) throw outcome.error;
  return outcome.result;
}

test("a handle is awaited like a promise", async () => {
  expect(await resultOf(async () => (await add(1, 2)) + 1)).toBe(4);
  expect(await resultOf(() => Promise.all([add(1, 2), add(3, 4)]))).toEqual([3, 7]);
  expect(await resultOf(() => add(1, 2).then((value) => value * 10))).toBe(30);
  expect(await resultOf(() => add(1, 2).finally(() => undefined))).toBe(3);
});

test("a part of a result is an input before it exists, at any depth", async () => {
  expect(await resultOf(() => add(make().rows, 1))).toBe(4);
  expect(await resultOf(() => sum({ all: [make().rows, add(1, 1), 5] }))).toBe(10);
  expect(await resultOf(() => make().nested)).toEqual({ list: [1, 2] });
});

test("a name that a promise has too is reached by outputOf", async () => {
  expect(await resultOf(() => outputOf(make(), "catch"))).toBe("it");
});

test("the flow's result has values where it had handles, and other objects as they were", async () => {
  const date = new Date(0);
  const result = await resultOf(() => ({ a: [make().rows], b: { c: add(1, 1) }, date, none: null }));
  expect(result).toEqual({ a: [3], b: { c: 2 }, date, none: null });
});

test("a cycle in what a flow returns is no obstacle", async () => {
  const cycle: Record<string, unknown> = { rows: null };
  cycle["self"] = cycle;
  const result = (await resultOf(() => {
    cycle["rows"] = make().rows;
    return cycle;
  })) as typeof cycle;
  expect(result["rows"]).toBe(3);
  expect(result["self"]).toBe(result);
});

test("a handle that is used as a value says so, instead of being something else", async () => {
  await expect(resultOf(() => Number(make().rows))).rejects.toThrow("is used as a value, but it is a handle");
  await expect(resultOf(() => JSON.stringify({ rows: make().rows }))).rejects.toThrow("`rows` of make");
});

test("a part of nothing says what it is", async () => {
  const nothing = task({ name: "nothing" }, (): { x: number } | null => null);
  await expect(resultOf(() => nothing().x)).rejects.toThrow(
    "the result of nothing is null, so it has no `x`",
  );
});

test("what runs is known by functions of the handle, so that no output's name can clash", async () => {
  const { engine } = await testWorld();
  const { result } = await engine.run(
    flow({ name: "f" }, async () => {
      const run = make();
      const before = stateOf(run)?.name;
      return {
        before,
        name: runOf(run).name,
        id: runOf(run).id.length,
        after: (await finalStateOf(run))?.name,
      };
    }),
  );
  expect(result).toEqual({ before: "Pending", name: "make", id: 36, after: "Completed" });
});

test("a Python task's handle has the variables that it writes and no others", async () => {
  const py = python();
  const clean = task({ name: "clean" }, py.cells({ writes: ["trips", "constructor", "then"] }, cell(1)`x`));
  const { engine } = await testWorld({
    cells: { x: ({ names }) => void names.set("constructor", 1).set("then", 2) },
  });
  const use = (body: (handle: ReturnType<typeof clean>) => unknown) =>
    engine.run(flow({ name: "f" }, () => body(clean())));

  const wrong = await use((handle) => (handle as unknown as Record<string, unknown>)["trps"]);
  expect(wrong.error).toBeInstanceOf(UsageError);
  expect(wrong.error).toMatchObject({ message: "clean writes no `trps`.", hint: "Did you mean `trips`?" });
  const right = await use((handle) => [handle.constructor, outputOf(handle, "then")]);
  expect(right.result).toEqual([1, 2]);
});

test("a task outside of a flow says how it is run", () => {
  expect(() => make()).toThrow("The task make was called outside of a flow run.");
});
