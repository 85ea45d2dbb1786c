import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowFailure, exponentialBackoff, flow, task, unmapped } from "../../../src/index.js";
import { jittered } from "../../../src/engine/delays.js";
import { FakeClock } from "../support/fake-clock.js";
import { testWorld } from "../support/world.js";

/** Numbers near the smallest that there are have few digits left. */
const NANOSECOND = 1e-9;

describe("retries", () => {
  test("wait twice as long each time with exponentialBackoff", () => {
    expect([1, 2, 3, 4].map(exponentialBackoff(10))).toEqual([10, 20, 40, 80]);
  });

  test("spread their delays by the jitter factor, and no further", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })),
        fc.double({ min: 0, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
        (delays, factor, drawn) => {
          jittered(delays, factor, () => drawn).forEach((delay, index) => {
            const base = delays[index] ?? 0;
            expect(delay).toBeGreaterThanOrEqual((base / (1 + factor)) * 0.999_999 - NANOSECOND);
            expect(delay).toBeLessThanOrEqual(base * (1 + factor) * 1.000_001 + NANOSECOND);
          });
        },
      ),
    );
  });

  test("are due after the jittered delay", async () => {
    const clock = new FakeClock();
    const { engine, store } = await testWorld({ clock });
    let tries = 0;
    const t = task({ name: "t", retries: 1, retryDelaySeconds: 100, retryJitterFactor: 1 }, () => {
      tries += 1;
      if (tries === 1) throw new Error("no");
    });
    const running = engine.run(flow({ name: "f" }, () => t()));
    await clock.asked();
    clock.pass(200_000);
    const { flowRun } = await running;
    const [run] = await store.taskRuns(flowRun.id);
    const states = await store.states({ taskRunId: run?.id ?? "" });
    const waited = states.find((state) => state.name === "AwaitingRetry");
    const seconds =
      (Date.parse(waited?.details.scheduledTime ?? "") - Date.parse(waited?.timestamp ?? "")) / 1000;
    expect(seconds).toBeGreaterThanOrEqual(50);
    expect(seconds).toBeLessThanOrEqual(200);
  });

  test("are asked for by retryConditionFn", async () => {
    const { engine, statesOf } = await testWorld();
    const t = task(
      {
        name: "t",
        retries: 3,
        retryConditionFn: ({ error, taskRun }) => error instanceof TypeError && taskRun.runCount < 2,
      },
      () => {
        throw new TypeError("no");
      },
    );
    await engine.run(flow({ name: "f" }, () => t()));
    expect(statesOf("t")).toEqual(["Pending", "Running", "AwaitingRetry", "Retrying", "Failed"]);
  });
});

describe("hooks", () => {
  test("are called at the states of tasks and flows, and what they throw changes nothing", async () => {
    const { engine, events } = await testWorld();
    const called: string[] = [];
    const note =
      (hook: string) =>
      async (run: { readonly name: string }, state: { readonly name: string }): Promise<void> => {
        await Promise.resolve();
        called.push(`${hook} ${run.name} ${state.name}`);
      };
    const all = (name: string) => ({
      name,
      onRunning: [note("running")],
      onCompletion: [note("completion")],
      onFailure: [
        () => {
          throw new Error("hook");
        },
        note("failure"),
      ],
    });
    const good = task(all("good"), () => 1);
    const bad = task({ ...all("bad"), retries: 1 }, () => {
      throw new Error("no");
    });
    const outcome = await engine.run(
      flow(all("f"), async () => {
        good();
        bad();
      }),
      { name: "run" },
    );
    expect(outcome.state.type).toBe("FAILED");
    expect(called.toSorted()).toEqual([
      "completion good Completed",
      "failure bad Failed",
      "failure run Failed",
      "running bad Retrying",
      "running bad Running",
      "running good Running",
      "running run Running",
    ]);
    const lines = events.flatMap((event) => (event.type === "log" ? [event.line.message] : []));
    expect(lines).toContain("bad: The hook failed: Error: hook");
  });

  test("of a flow that is cancelled, and of its tasks", async () => {
    const { engine } = await testWorld();
    const called: string[] = [];
    const stop = new AbortController();
    const endless = task({ name: "endless", onCancellation: [(run) => called.push(run.name)] }, () => {
      setImmediate(() => stop.abort());
      return new Promise<never>(() => undefined);
    });
    await engine.run(
      flow({ name: "f", onCancellation: [(run) => called.push(run.name)] }, () => endless()),
      { signal: stop.signal, name: "run" },
    );
    expect(called).toEqual(["endless", "run"]);
  });
});

describe("map", () => {
  const add = task({ name: "add" }, (a: number, b: number, more: readonly number[]) => a + b + more.length);

  test("calls a task for each element; what is no list, or unmapped, is the same for all", async () => {
    const { engine } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => add.map([1, 2, 3], 10, unmapped([0, 0]))));
    expect(outcome.result).toEqual([13, 14, 15]);
  });

  test("takes lists of handles", async () => {
    const { engine } = await testWorld();
    const one = task({ name: "one" }, (x: number) => x);
    const twice = task({ name: "twice" }, (x: number) => x * 2);
    const outcome = await engine.run(flow({ name: "f" }, () => twice.map(one.map([1, 2]))));
    expect(outcome.result).toEqual([2, 4]);
  });

  test.each([
    ["no list", () => add.map(1, 2, unmapped([])), "add.map() was given no list."],
    [
      "lists of two lengths",
      () => add.map([1], [1, 2], unmapped([])),
      "add.map() was given lists of 1 and of 2 elements.",
    ],
  ])("refuses %s", async (_what, call, message) => {
    const { engine } = await testWorld();
    expect((await engine.run(flow({ name: "f" }, () => call()))).state).toMatchObject({
      type: "FAILED",
      message,
    });
  });
});

describe("allowFailure", () => {
  test("lets a task take the error of one that failed, which is dealt with by that", async () => {
    const { engine, statesOf } = await testWorld();
    const broken = task({ name: "broken" }, (): number => {
      throw new Error("no");
    });
    const report = task({ name: "report" }, (rows: number | Error) =>
      rows instanceof Error ? `failed: ${rows.message}` : "fine",
    );
    const outcome = await engine.run(flow({ name: "f" }, () => report(allowFailure(broken()))));
    expect(outcome).toMatchObject({ state: { type: "COMPLETED" }, result: "failed: no" });
    expect(statesOf("broken").at(-1)).toBe("Failed");
  });

  test("in waitFor", async () => {
    const { engine } = await testWorld();
    const broken = task({ name: "broken" }, (): number => {
      throw new Error("no");
    });
    const tidy = task({ name: "tidy" }, () => "tidied");
    const f = flow({ name: "f" }, () => tidy.withOptions({ waitFor: [allowFailure(broken())] })());
    expect((await engine.run(f)).result).toBe("tidied");
  });
});
