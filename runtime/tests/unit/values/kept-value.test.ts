import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeKept, keep, keptOf, readDescription, restore } from "../../../src/values/index.js";

function throughStore(value: unknown): unknown {
  const made = keep(value);
  if (!("kept" in made)) throw new Error(`not kept: ${made.lost}`);
  const { data, stored } = describeKept(made.kept);
  const found = readDescription(data);
  if (found === null) throw new Error("no description");
  if ("kind" in found) return restore(found);
  if (stored?.key !== found.storageKey) throw new Error("stored under another key");
  return restore(keptOf(stored));
}

const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

describe("a value that is kept", () => {
  test("comes back as it was, or is refused", () => {
    fc.assert(
      fc.property(anything, (value) => {
        const made = keep(value);
        if ("lost" in made) return;
        expect(throughStore(value)).toStrictEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  test("of JSON is never refused", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(throughStore(value)).toStrictEqual(value);
      }),
    );
  });

  test.each([
    ["undefined", undefined],
    ["NaN", Number.NaN],
    ["minus zero", -0],
    ["a bigint", 12n],
    ["a date", new Date(5)],
    ["a lone surrogate", "\ud800x"],
    ["bytes", Buffer.from("häh")],
    ["numbers", new Float64Array([1, -0, Number.NaN])],
    ["an object with undefined", { a: undefined }],
    ["an own __proto__", JSON.parse('{"__proto__": {"x": 1}}')],
    ["a long text", "x".repeat(20_000)],
    ["a hole", [, 1]], // oxlint-disable-line no-sparse-arrays
  ])("%s is kept exactly", (_name, value: unknown) => {
    expect(throughStore(value)).toStrictEqual(value);
  });

  test("one object in two places stays one", () => {
    const shared = { a: 1 };
    const back = throughStore([shared, shared]) as object[];
    expect(back[0]).toBe(back[1]);
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const round = throughStore(circle) as { self?: unknown };
    expect(round.self).toBe(round);
  });

  const shared = new Float64Array(4);
  test.each([
    [
      "a class instance",
      new (class Client {
        open = true;
      })(),
      "a Client",
    ],
    ["a function", { call: function read() {} }, "the function read"],
    ["a frozen object", Object.freeze({ a: 1 }), "a frozen object"],
    ["an error", new TypeError("no"), "a TypeError"],
    [
      "two views of one memory",
      [shared, new Float64Array(shared.buffer)],
      "a typed array that shares its memory",
    ],
    ["a getter", Object.defineProperty({}, "a", { get: () => 1, enumerable: true }), /not plain data/u],
    ["a promise", [Promise.resolve(1)], "a Promise"],
  ])("%s is refused, with what it is", (_name, value, lost) => {
    const made = keep(value);
    expect("lost" in made && made.lost).toMatch(lost);
  });

  test("is found by its content", () => {
    const key = (value: unknown): string | undefined => {
      const made = keep(value);
      return "kept" in made ? describeKept(made.kept).stored?.key : undefined;
    };
    expect(key("x".repeat(9000))).toBe(key("x".repeat(9000)));
    expect(key("x".repeat(9000))).not.toBe(key("x".repeat(9001)));
  });
});
