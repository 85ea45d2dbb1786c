import fc from "fast-check";
import { expect, test } from "vitest";
import {
  CachePolicy,
  flow,
  FLOW_PARAMETERS,
  INPUTS,
  RUN_ID,
  task,
  TASK_SOURCE,
  type TaskOptions,
} from "../../../src/index.js";
import { FakeClock } from "../support/fake-clock.js";
import { testWorld } from "../support/world.js";

/**
 * A cache as a person would describe it, run beside the real one: a call takes what an earlier call gave whose policy looks at
 * the same things, and finds them the same, until that has expired.
 */
class Model {
  readonly #entries = new Map<string, { readonly given: number; readonly expires: number }>();

  take(call: Call, run: Run, now: number): number | null {
    const key = keyOf(call, run);
    const entry = key === null || call.refreshCache ? undefined : this.#entries.get(key);
    return entry === undefined || entry.expires <= now ? null : entry.given;
  }

  keep(call: Call, run: Run, now: number, given: number): void {
    const key = keyOf(call, run);
    if (key === null) return;
    const { expiration } = call;
    this.#entries.set(key, { given, expires: expiration === null ? Infinity : now + expiration * 1000 });
  }
}

const PARTS = { INPUTS, TASK_SOURCE, RUN_ID, FLOW_PARAMETERS } as const;
type Part = keyof typeof PARTS;

interface Call {
  readonly name: "one" | "other";
  /** Which of two functions the task is: they do the same, and are written otherwise. */
  readonly source: "first" | "second";
  readonly x: number;
  readonly debug: number;
  readonly parts: readonly Part[];
  readonly without: readonly string[];
  /** Seconds; null for never. */
  readonly expiration: number | null;
  readonly refreshCache: boolean;
  readonly fails: boolean;
}

interface Run {
  readonly id: number;
  readonly alpha: number;
  /** Seconds that pass before it. */
  readonly after: number;
  readonly calls: readonly Call[];
}

function keyOf({ name, source, x, debug, parts, without }: Call, { id, alpha }: Run): string | null {
  if (parts.length === 0) return null;
  const looksAt = (part: Part): boolean => parts.includes(part);
  const inputs = Object.entries({ x, debug }).filter(([input]) => !without.includes(input));
  return JSON.stringify([
    name,
    [...new Set(parts)].toSorted(),
    [...new Set(without)].toSorted(),
    looksAt("INPUTS") ? inputs : null,
    looksAt("TASK_SOURCE") ? source : null,
    looksAt("RUN_ID") ? id : null,
    looksAt("FLOW_PARAMETERS") ? alpha : null,
  ]);
}

/** Policies are put together in the order in which they come, with `minus` in between. */
function policyOf({ parts, without }: Call): CachePolicy {
  const [first, ...others] = without;
  const begun = first === undefined ? new CachePolicy() : new CachePolicy().minus(first);
  return parts.reduce((policy, part) => policy.plus(PARTS[part]), begun).minus(...others);
}

const anyCall: fc.Arbitrary<Call> = fc.record({
  name: fc.constantFrom("one", "other"),
  source: fc.constantFrom("first", "second"),
  x: fc.nat(1),
  debug: fc.nat(1),
  parts: fc.array(fc.constantFrom(...(Object.keys(PARTS) as Part[])), { maxLength: 3 }),
  without: fc.array(fc.constantFrom("debug", "x"), { maxLength: 2 }),
  expiration: fc.constantFrom(null, null, 10, 60),
  refreshCache: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0),
  fails: fc.integer({ min: 0, max: 7 }).map((drawn) => drawn === 0),
});
const anyRuns = fc.array(
  fc.record({
    alpha: fc.nat(1),
    after: fc.nat(40),
    calls: fc.array(anyCall, { minLength: 1, maxLength: 5 }),
  }),
  { minLength: 1, maxLength: 5 },
);

test("calls of any tasks with any policies give what the model gives, and run where it says", async () => {
  await fc.assert(
    fc.asyncProperty(anyRuns, async (drawn) => {
      const clock = new FakeClock();
      const { engine, statesOf } = await testWorld({ clock });
      const model = new Model();
      let ran = 0;
      const next = (fails: boolean): number => {
        ran += 1;
        if (fails) throw new Error("no");
        return ran;
      };
      let which: Call;
      // what fails must be no input, or it would be part of the key
      const functions = {
        first: (_inputs: { x: number; debug: number }) => next(which.fails),
        second: (_inputs: { x: number; debug: number }) => {
          return next(which.fails);
        },
      };
      for (const [id, { alpha, after, calls }] of drawn.entries()) {
        const run: Run = { id, alpha, after, calls };
        clock.pass(after * 1000);
        const now = clock.now().getTime();
        const f = flow({ name: "f" }, async (_parameters: { alpha: number }) => {
          for (const [index, call] of calls.entries()) {
            which = call;
            const { name, source, x, debug, expiration, refreshCache } = call;
            const options: TaskOptions = {
              name,
              taskRunName: `${id}-${index}`,
              cachePolicy: policyOf(call),
              refreshCache,
              ...(expiration === null ? {} : { cacheExpiration: expiration }),
            };
            const taken = model.take(call, run, now);
            const before = ran;
            const given = await task(
              options,
              functions[source],
            )({ x, debug }).then(
              (value) => value,
              () => null,
            );
            const expected = taken ?? (call.fails ? null : before + 1);
            expect({ given, ran: ran - before }).toEqual({ given: expected, ran: taken === null ? 1 : 0 });
            if (taken === null && given !== null) model.keep(call, run, now, given);
          }
        });
        const outcome = await engine.run(f, { parameters: { alpha } });
        expect(outcome.error).toBeNull();
      }
      expect(statesOf("f").filter((name) => name === "Completed")).toHaveLength(drawn.length);
    }),
    { numRuns: 60 },
  );
}, 30_000);

test("runs whose parameters no record holds as they are share nothing that depends on them", async () => {
  const { engine } = await testWorld();
  let ran = 0;
  const t = task({ name: "t", cachePolicy: FLOW_PARAMETERS }, () => (ran += 1));
  const f = flow({ name: "f" }, (_parameters: { by: Map<string, number> }) => t());
  await engine.run(f, { parameters: { by: new Map([["a", 1]]) } });
  await engine.run(f, { parameters: { by: new Map([["a", 2]]) } });
  expect(ran).toBe(2);
});

test("what can't be compared is not cached", async () => {
  const { engine } = await testWorld();
  let ran = 0;
  class Connection {
    constructor(readonly to: string) {}
  }
  const t = task({ name: "t", cachePolicy: INPUTS }, (_connection: Connection) => (ran += 1));
  await engine.run(
    flow({ name: "f" }, async () => [await t(new Connection("a")), await t(new Connection("b"))]),
  );
  expect(ran).toBe(2);
});
