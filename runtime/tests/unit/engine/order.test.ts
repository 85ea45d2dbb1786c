import { describe, expect, test } from "vitest";
import { cell, flow, python, task } from "../../../src/index.js";
import { deferred } from "../support/deferred.js";
import { testWorld } from "../support/world.js";

describe("functions", () => {
  test("run at the same time unless one needs the other", async () => {
    const gate = deferred();
    const log: string[] = [];
    const slow = task({ name: "slow" }, async () => {
      log.push("slow begins");
      await gate.promise;
      log.push("slow ends");
      return 1;
    });
    const quick = task({ name: "quick" }, () => {
      log.push("quick");
      gate.resolve();
    });
    const after = task({ name: "after" }, (value: number) => void log.push(`after ${value}`));
    const { engine } = await testWorld();
    await engine.run(
      flow({ name: "f" }, () => {
        after(slow());
        quick();
      }),
    );
    expect(log).toEqual(["slow begins", "quick", "slow ends", "after 1"]);
  });

  test("wait for what waitFor names, of which they take nothing", async () => {
    const log: string[] = [];
    const first = task({ name: "first" }, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      log.push("first");
    });
    const second = task({ name: "second" }, () => void log.push("second"));
    const { engine } = await testWorld();
    await engine.run(flow({ name: "f" }, () => void second.withOptions({ waitFor: [first()] })()));
    expect(log).toEqual(["first", "second"]);
  });

  test("run one after the other, in the order of calls, with the sequential runner", async () => {
    const { engine, mostAtOnce, begun } = await testWorld();
    const step = task({ name: "step" }, async (_number: number) => {
      await new Promise((resolve) => setImmediate(resolve));
    });
    const outcome = await engine.run(
      flow({ name: "f", taskRunner: "sequential" }, () => {
        for (const number of [1, 2, 3]) step(number);
      }),
    );
    expect(outcome.state.type).toBe("COMPLETED");
    expect(begun()).toEqual(["step", "step-1", "step-2"]);
    expect(mostAtOnce()).toBe(1);
  });

  test("may call tasks themselves, also with the sequential runner", async () => {
    const inner = task({ name: "inner" }, (x: number) => x * 2);
    const outer = task({ name: "outer" }, async () => ({ doubled: inner(4), awaited: await inner(5) }));
    const { engine, store } = await testWorld();
    const outcome = await engine.run(flow({ name: "f", taskRunner: "sequential" }, () => outer()));
    expect(outcome.result).toEqual({ doubled: 8, awaited: 10 });
    const [first, second] = await store.taskRuns(outcome.flowRun.id);
    expect(second?.taskInputs).toEqual({ __parents__: [{ input_type: "task_run", id: first?.id }] });
  });
});

describe("cells at home", () => {
  const py = python();
  const cellTask = (number: number, reads: readonly string[], writes: readonly string[]) =>
    task({ name: `c${number}` }, py.cells({ reads, writes }, cell(number)`x`)) as unknown as (
      inputs?: object,
    ) => Record<string, unknown>;
  const c1 = cellTask(1, [], ["a"]);
  const c2 = cellTask(2, ["a"], ["b"]);
  const c3 = cellTask(3, [], []);
  const c4 = cellTask(4, ["b"], []);

  test("run in the notebook's order among those that are ready, however they are called", async () => {
    const { engine, workers } = await testWorld();
    await engine.run(
      flow({ name: "f" }, () => {
        c3();
        const made = c1();
        const next = c2({ a: made["a"] });
        c4({ b: next["b"] });
      }),
    );
    expect(workers[0]?.calls.filter((call) => call.startsWith("cell"))).toEqual([
      "cell 1",
      "cell 2",
      "cell 3",
      "cell 4",
    ]);
  });

  test("are chosen when the script has gone on as far as it can after an await", async () => {
    const { engine, workers } = await testWorld();
    await engine.run(
      flow({ name: "f" }, async () => {
        c3();
        const made = c1();
        await (made as unknown as Promise<unknown>);
        c2({ a: made["a"] });
      }),
    );
    expect(workers[0]?.calls.filter((call) => call.startsWith("cell"))).toEqual([
      "cell 1",
      "cell 2",
      "cell 3",
    ]);
  });

  test("wait for their turn in Pending", async () => {
    const { engine, mostAtOnce } = await testWorld();
    await engine.run(flow({ name: "f" }, () => [c1(), c3()].length));
    expect(mostAtOnce()).toBe(1);
  });

  test("of two python() values have a home each", async () => {
    const other = python({ notebook: "other.ipynb", kernel: "k2" });
    const there = task({ name: "there" }, other.cells({}, cell(1)`y`));
    const { engine, requests, workers } = await testWorld();
    await engine.run(flow({ name: "f" }, () => [c1(), there()].length));
    expect(requests.map(({ notebook, kernel }) => [notebook, kernel])).toEqual([
      [null, null],
      ["other.ipynb", "k2"],
    ]);
    expect(workers.map((worker) => worker.calls.at(-1))).toEqual(["close", "close"]);
  });
});

test("a run that is Running is so in the store before its function begins", async () => {
  const { engine, store } = await testWorld();
  const look = task({ name: "look" }, async () => {
    const [flowRun] = await store.flowRuns();
    const [run] = await store.taskRuns(flowRun?.id ?? "");
    return [flowRun?.state?.type, run?.state?.type];
  });
  const outcome = await engine.run(flow({ name: "f" }, () => look()));
  expect(outcome.result).toEqual(["RUNNING", "RUNNING"]);
});
