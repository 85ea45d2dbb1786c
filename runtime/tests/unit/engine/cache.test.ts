import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  CachePolicy,
  DEFAULT,
  flow,
  FLOW_PARAMETERS,
  INPUTS,
  NO_CACHE,
  RUN_ID,
  task,
  TASK_SOURCE,
  type TaskOptions,
} from "../../../src/index.js";
import { cacheKeyOf, comparedInputs, type CacheFacts } from "../../../src/engine/cache-policy.js";
import { FakeClock } from "../support/fake-clock.js";
import { testWorld } from "../support/world.js";

const policies = [INPUTS, TASK_SOURCE, RUN_ID, FLOW_PARAMETERS, NO_CACHE, DEFAULT];
const anyPolicy = fc
  .array(fc.constantFrom(...policies))
  .map((some) => some.reduce((a, b) => a.plus(b), new CachePolicy()));
const anyFacts: fc.Arbitrary<CacheFacts> = fc.record({
  taskKey: fc.constantFrom("a", "b"),
  version: fc.constantFrom("1", "2"),
  flowRunId: fc.constantFrom("x", "y"),
  parameters: fc.dictionary(fc.constantFrom("p", "q"), fc.integer({ min: 0, max: 1 })),
  inputs: fc.record({
    by: fc.constantFrom("name", "place"),
    values: fc.dictionary(fc.constantFrom("0", "1"), fc.jsonValue({ maxDepth: 2 })),
  }),
});

describe("cache policies", () => {
  test("combine in any order, and any number of times", () => {
    fc.assert(
      fc.property(anyPolicy, anyPolicy, anyPolicy, anyFacts, (a, b, c, facts) => {
        const key = (policy: CachePolicy): string | null => cacheKeyOf(policy, facts);
        expect(key(a.plus(b))).toBe(key(b.plus(a)));
        expect(key(a.plus(b).plus(c))).toBe(key(a.plus(b.plus(c))));
        expect(key(a.plus(a))).toBe(key(a));
        expect(key(a.plus(NO_CACHE))).toBe(key(a));
      }),
    );
  });

  test("tell calls apart by what they name, and by nothing else", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, anyFacts, (policy, one, other) => {
        fc.pre(policy.parts.size > 0);
        const same = (part: keyof CacheFacts): boolean =>
          JSON.stringify(sorted(one[part])) === JSON.stringify(sorted(other[part]));
        const names = {
          inputs: "inputs",
          "task-source": "version",
          "run-id": "flowRunId",
          "flow-parameters": "parameters",
        } as const;
        const alike = same("taskKey") && [...policy.parts].every((part) => same(names[part]));
        expect(cacheKeyOf(policy, one) === cacheKeyOf(policy, other)).toBe(alike);
      }),
    );
  });

  test("leave inputs out that make no difference", () => {
    const facts: CacheFacts = {
      taskKey: "t",
      version: "1",
      flowRunId: "r",
      parameters: {},
      inputs: comparedInputs([{ x: 1, debug: true }]),
    };
    const quiet = { ...facts, inputs: comparedInputs([{ x: 1, debug: false }]) };
    expect(cacheKeyOf(INPUTS.minus("debug"), facts)).toBe(cacheKeyOf(INPUTS.minus("debug"), quiet));
    expect(cacheKeyOf(INPUTS, facts)).not.toBe(cacheKeyOf(INPUTS, quiet));
  });
});

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .map(([name, part]) => [name, name === "values" ? sorted(part) : part])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}

describe("a cached task", () => {
  const counted = (options: TaskOptions) => {
    let ran = 0;
    const t = task({ name: "t", ...options }, (x: number) => {
      ran += 1;
      return { x, ran };
    });
    return { t, ran: () => ran };
  };

  test("is not run again with the same inputs, also in another run, and ends as Cached", async () => {
    const { engine, statesOf } = await testWorld();
    const { t, ran } = counted({ cachePolicy: INPUTS.plus(TASK_SOURCE) });
    const f = flow({ name: "f" }, async () => [await t(1), await t(2), await t(1)]);
    const first = { x: 1, ran: 1 };
    expect((await engine.run(f)).result).toEqual([first, { x: 2, ran: 2 }, first]);
    expect((await engine.run(f)).result).toEqual([first, { x: 2, ran: 2 }, first]);
    expect(ran()).toBe(2);
    expect(statesOf("t-2")).toEqual(["Pending", "Cached", "Pending", "Cached"]);
  });

  test("is run again in another run with DEFAULT", async () => {
    const { engine } = await testWorld();
    const { t, ran } = counted({ cachePolicy: DEFAULT });
    const f = flow({ name: "f" }, async () => [await t(1), await t(1)]);
    await engine.run(f);
    await engine.run(f);
    expect(ran()).toBe(2);
  });

  test("is run again when it has expired, or refreshCache says so", async () => {
    const clock = new FakeClock();
    const { engine } = await testWorld({ clock });
    const { t, ran } = counted({ cachePolicy: INPUTS, cacheExpiration: 60 });
    const f = flow({ name: "f" }, () => t(1));
    await engine.run(f);
    clock.pass(59_000);
    await engine.run(f);
    expect(ran()).toBe(1);
    clock.pass(2000);
    await engine.run(f);
    expect(ran()).toBe(2);
    await engine.run(flow({ name: "f" }, () => t.withOptions({ refreshCache: true })(1)));
    expect(ran()).toBe(3);
    expect((await engine.run(f)).result).toEqual({ x: 1, ran: 3 });
  });

  test("is keyed by cacheKeyFn where it has one", async () => {
    const { engine } = await testWorld();
    const { t, ran } = counted({
      cacheKeyFn: ({ inputs }) => (Number(inputs["0"]) % 2 === 0 ? "even" : null),
    });
    await engine.run(flow({ name: "f" }, async () => [await t(1), await t(1), await t(2), await t(4)]));
    expect(ran()).toBe(3);
  });

  test("is not taken from one that failed", async () => {
    const { engine } = await testWorld();
    let ran = 0;
    const t = task({ name: "t", cachePolicy: INPUTS }, () => {
      ran += 1;
      if (ran === 1) throw new Error("no");
      return ran;
    });
    await engine.run(flow({ name: "f" }, () => t()));
    expect((await engine.run(flow({ name: "f" }, () => t()))).result).toBe(2);
  });
});

describe("a tag with a limit", () => {
  const busy = () => {
    let now = 0;
    let most = 0;
    const t = task({ name: "t", tags: ["database"] }, async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    });
    return { most: () => most, f: flow({ name: "f" }, () => Promise.all([t(), t(), t(), t()])) };
  };

  test("lets so many run at once", async () => {
    const { engine, store } = await testWorld();
    const { f, most } = busy();
    await store.setConcurrencyLimit("database", 2);
    expect((await engine.run(f)).state.type).toBe("COMPLETED");
    expect(most()).toBeLessThanOrEqual(2);
    expect(await store.concurrencyLimits()).toEqual([{ tag: "database", slots: 2, taken: 0 }]);
  });

  test("of 0 cancels them", async () => {
    const { engine, store, statesOf } = await testWorld();
    await store.setConcurrencyLimit("database", 0);
    await engine.run(busy().f);
    expect(statesOf("t")).toEqual(["Pending", "Cancelled"]);
  });

  test("gets the slots back of a process that is gone", async () => {
    const { engine, store } = await testWorld();
    await store.setConcurrencyLimit("database", 1);
    await store.takeSlots(["database"], "a task run", "a process that is gone");
    expect((await engine.run(busy().f)).state.type).toBe("COMPLETED");
  });
});
