import { describe, expect, test } from "vitest";
import { createEngine, flow, RunError, runContext, task } from "../../../src/index.js";
import { deferred } from "../support/deferred.js";
import { FakeClock } from "../support/fake-clock.js";
import { testWorld } from "../support/world.js";

const broken = task({ name: "broken" }, (): { x: number } => {
  throw new TypeError("no such column");
});
const next = task({ name: "next" }, (_value: unknown) => "ran");

describe("a task that throws", () => {
  test("fails its flow where no one awaits it, and what needs it is not ready", async () => {
    const { engine, statesOf, store } = await testWorld();
    const outcome = await engine.run(
      flow({ name: "f" }, () => {
        next(next(broken().x));
      }),
    );
    expect(statesOf("broken")).toEqual(["Pending", "Running", "Failed"]);
    expect(statesOf("next")).toEqual(["Pending", "NotReady"]);
    expect(statesOf("next-1")).toEqual(["Pending", "NotReady"]);
    expect(outcome.state).toMatchObject({
      type: "FAILED",
      message: "broken failed: TypeError: no such column (2 did not run)",
    });
    expect((await store.flowRun(outcome.flowRun.id))?.state).toEqual(outcome.state);
    const [, , last] = await store.taskRuns(outcome.flowRun.id);
    expect(last?.state).toMatchObject({ type: "PENDING", message: "broken has not completed (Failed)." });
    const logs = await store.logs({ flowRunId: outcome.flowRun.id, minLevel: 40 });
    expect(logs.map((line) => line.message)).toContainEqual(expect.stringContaining("failures.test.ts"));
  });

  test("is thrown where the flow awaits it, as it was", async () => {
    const { engine } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, async () => (await broken()).x));
    expect(outcome.error).toBeInstanceOf(TypeError);
    expect(outcome.state).toMatchObject({ type: "FAILED", message: "TypeError: no such column" });
  });

  test("fails nothing where the flow deals with it", async () => {
    const { engine, statesOf } = await testWorld();
    const outcome = await engine.run(
      flow({ name: "f" }, async () => {
        const settled = await Promise.allSettled([broken()]);
        const caught = await broken().catch(() => "caught");
        return [settled[0].status, caught];
      }),
    );
    expect(outcome).toMatchObject({ state: { type: "COMPLETED" }, result: ["rejected", "caught"] });
    expect(statesOf("broken")).toEqual(["Pending", "Running", "Failed"]);
  });

  test("fails a flow that returns it", async () => {
    const { engine } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => ({ x: broken().x })));
    expect(outcome.state).toMatchObject({
      type: "FAILED",
      message: "broken failed: TypeError: no such column",
    });
    expect(outcome.result).toBeUndefined();
  });
});

test("when the flow's function throws, what runs ends and what waits does not begin", async () => {
  const gate = deferred();
  const slow = task({ name: "slow" }, () => gate.promise);
  const { engine, statesOf } = await testWorld();
  const outcome = await engine.run(
    flow({ name: "f" }, async () => {
      next(slow());
      await new Promise((resolve) => setImmediate(resolve));
      setImmediate(() => gate.resolve());
      throw new Error("enough");
    }),
  );
  expect(statesOf("slow")).toEqual(["Pending", "Running", "Completed"]);
  expect(statesOf("next")).toEqual(["Pending", "Cancelled"]);
  expect(outcome.state).toMatchObject({ type: "FAILED", message: "Error: enough" });
});

describe("retries", () => {
  const flaky = (failures: number) => {
    let tries = 0;
    return () => {
      tries += 1;
      if (tries <= failures) throw new Error(`try ${tries}`);
      return tries;
    };
  };

  test("run a failed task again, and say so", async () => {
    const { engine, statesOf, store } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => task({ name: "t", retries: 2 }, flaky(2))()));
    expect(outcome.result).toBe(3);
    expect(statesOf("t")).toEqual([
      "Pending",
      "Running",
      "AwaitingRetry",
      "Retrying",
      "AwaitingRetry",
      "Retrying",
      "Completed",
    ]);
    expect(await store.taskRuns(outcome.flowRun.id)).toMatchObject([{ runCount: 3 }]);
  });

  test.each([
    ["a number", 5, [5, 5]],
    ["a list, whose last repeats", [1, 20], [1, 20, 20]],
    ["a function of the try", (attempt: number) => attempt * 10, [10, 20, 30]],
  ] as const)("wait as long as %s says", async (_what, retryDelaySeconds, expected) => {
    const clock = new FakeClock();
    const { engine } = await testWorld({ clock });
    const started: number[] = [];
    const body = flaky(expected.length);
    const options = { name: "t", retries: expected.length, retryDelaySeconds };
    const running = engine.run(
      flow({ name: "f" }, () =>
        task(options, () => {
          started.push(clock.now().getTime());
          return body();
        })(),
      ),
    );
    for (const seconds of expected) {
      await clock.asked();
      clock.pass(seconds * 1000 - 1);
      clock.pass(1);
    }
    await running;
    expect(started.slice(1).map((at, index) => (at - (started[index] ?? 0)) / 1000)).toEqual(expected);
  });

  test("run a failed flow again, and the same task runs", async () => {
    const { engine, statesOf, store } = await testWorld();
    const step = task({ name: "step" }, flaky(1));
    const outcome = await engine.run(flow({ name: "f", retries: 1 }, () => step()));
    expect(outcome).toMatchObject({ state: { type: "COMPLETED" }, result: 2, flowRun: { runCount: 2 } });
    expect(statesOf("f")).toEqual(["Pending", "Running", "AwaitingRetry", "Running", "Completed"]);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs.map((run) => [run.name, run.state?.name, run.flowRunRunCount])).toEqual([
      ["step", "Completed", 2],
    ]);
  });
});

describe("timeouts", () => {
  test("fail a task as TimedOut, and abort its signal", async () => {
    const clock = new FakeClock();
    const { engine, statesOf } = await testWorld({ clock });
    let reason: unknown;
    const endless = task({ name: "endless", timeoutSeconds: 2 }, () => {
      const { signal } = runContext();
      signal.addEventListener("abort", () => (reason = signal.reason));
      return new Promise<never>(() => undefined);
    });
    const running = engine.run(flow({ name: "f" }, () => void endless()));
    await clock.asked();
    clock.pass(2000);
    const outcome = await running;
    expect(statesOf("endless")).toEqual(["Pending", "Running", "TimedOut"]);
    expect(reason).toMatchObject({ code: "timed-out" });
    expect(outcome.state.message).toBe("endless took longer than 2 s.");
  });

  test("fail a flow as TimedOut, and cancel its tasks", async () => {
    const clock = new FakeClock();
    const { engine, statesOf } = await testWorld({ clock });
    const endless = task({ name: "endless" }, () => new Promise<never>(() => undefined));
    const running = engine.run(flow({ name: "f", timeoutSeconds: 60 }, () => next(endless())));
    await clock.asked();
    await new Promise((resolve) => setImmediate(resolve));
    clock.pass(60_000);
    const outcome = await running;
    expect(outcome.state).toMatchObject({ type: "FAILED", name: "TimedOut" });
    expect(statesOf("endless").at(-1)).toBe("Cancelled");
    expect(statesOf("next").at(-1)).toBe("Cancelled");
  });
});

describe("cancelling", () => {
  test("ends what runs and what waits as Cancelled, and the flow by way of Cancelling", async () => {
    const { engine, statesOf } = await testWorld();
    const stop = new AbortController();
    let seen = false;
    const endless = task({ name: "endless" }, () => {
      const { signal } = runContext();
      signal.addEventListener("abort", () => (seen = true));
      setImmediate(() => stop.abort(new Error("Ctrl-C")));
      return new Promise<never>(() => undefined);
    });
    const outcome = await engine.run(
      flow({ name: "f" }, async () => next(await endless())),
      { signal: stop.signal },
    );
    expect(seen).toBe(true);
    expect(statesOf("endless")).toEqual(["Pending", "Running", "Cancelled"]);
    expect(statesOf("f")).toEqual(["Pending", "Running", "Cancelling", "Cancelled"]);
    expect(outcome).toMatchObject({
      state: { type: "CANCELLED", message: "Ctrl-C" },
      error: { code: "cancelled" },
    });
    expect(outcome.error).toBeInstanceOf(RunError);
  });

  test("before the start runs nothing", async () => {
    const { engine, statesOf } = await testWorld();
    let ran = false;
    const outcome = await engine.run(
      flow({ name: "f" }, () => void (ran = true)),
      { signal: AbortSignal.abort() },
    );
    expect(ran).toBe(false);
    expect(outcome.state).toMatchObject({ type: "CANCELLED", message: "The run was cancelled." });
    expect(statesOf("f")).toEqual(["Pending", "Running", "Cancelling", "Cancelled"]);
  });

  test("wakes what waits for its next try", async () => {
    const clock = new FakeClock();
    const { engine, statesOf } = await testWorld({ clock });
    const stop = new AbortController();
    const running = engine.run(
      flow({ name: "f" }, () =>
        task({ name: "t", retries: 1, retryDelaySeconds: 3600 }, () => Promise.reject(new Error("x")))(),
      ),
      { signal: stop.signal },
    );
    await clock.asked();
    stop.abort();
    expect((await running).state.type).toBe("CANCELLED");
    expect(statesOf("t").at(-1)).toBe("Cancelled");
  });
});

test("a store that can't be written ends the run, with its own error", async () => {
  const { engine, store } = await testWorld();
  let later = false;
  const closing = task({ name: "closing" }, () => store.close());
  const after = task({ name: "after" }, (_value: unknown) => void (later = true));
  await expect(engine.run(flow({ name: "f" }, () => after(closing())))).rejects.toMatchObject({
    code: "store-closed",
  });
  expect(later).toBe(false);
});

test("a store that gives no slots ends the run, with its own error", async () => {
  const { store } = await testWorld();
  const full = new Error("the disk is full");
  const engine = createEngine({
    store: { ...store, takeSlots: () => Promise.reject(full) },
    startPython: () => {
      throw new Error("no cells");
    },
  });
  const tagged = task({ name: "tagged", tags: ["db"] }, () => 1);
  await expect(engine.run(flow({ name: "f" }, () => tagged()))).rejects.toBe(full);
});
