import { describe, expect, test } from "vitest";
import { cell, flow, markCrashed, python, runContext, task } from "../../../src/index.js";
import { makeState } from "../../../src/state/index.js";
import { raised } from "../support/fake-python.js";
import { testWorld } from "../support/world.js";

/** Fails until it is repaired, and counts how often each part ran. */
function flaky() {
  const ran: string[] = [];
  return { ran, broken: true };
}

describe("a run that goes on", () => {
  test("does not run again what has completed, and sees the same values", async () => {
    const { engine, store } = await testWorld();
    const world = flaky();
    const read = task({ name: "read" }, (n: number) => {
      world.ran.push(`read ${n}`);
      return { rows: [n, -0, new Date(n)], n };
    });
    const sum = task({ name: "sum" }, (rows: { rows: unknown[]; n: number }) => {
      world.ran.push(`sum ${rows.n}`);
      if (world.broken) throw new Error("disk full");
      return rows.rows;
    });
    const daily = flow({ name: "daily" }, async ({ n }: { n: number }) => {
      const rows = read(n);
      const more = await read(n + 1);
      return [await sum(rows), more.rows];
    });
    const failed = await engine.run(daily, { parameters: { n: 1 } });
    expect(failed.state.type).toBe("FAILED");

    world.broken = false;
    const outcome = await engine.resume(daily, failed.flowRun.id);
    expect(outcome.state).toMatchObject({ type: "COMPLETED" });
    expect(outcome.result).toEqual([
      [1, -0, new Date(1)],
      [2, -0, new Date(2)],
    ]);
    expect(world.ran).toEqual(["read 1", "read 2", "sum 1", "sum 1"]);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs.map((run) => [run.name, run.state?.name, run.runCount])).toEqual([
      ["read", "Completed", 1],
      ["read-1", "Completed", 1],
      ["sum", "Completed", 2],
    ]);
    expect((await store.states({ flowRunId: outcome.flowRun.id })).map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "Failed",
      "Pending",
      "Rerunning",
      "Completed",
    ]);
  });

  test("gives each who takes a value a copy of its own, so that a first run is as one from the store", async () => {
    const { engine } = await testWorld();
    const make = task({ name: "make" }, () => ({ list: [1] }));
    const spoil = task({ name: "spoil" }, (made: { list: number[] }) => made.list.push(2));
    const count = task({ name: "count" }, (made: { list: number[] }, _after: number) => made.list.length);
    const { result } = await engine.run(
      flow({ name: "f" }, async () => {
        const made = make();
        const own = await made;
        own.list.push(3);
        return { count: count(made, spoil(made)), own: (await made).list, made };
      }),
    );
    expect(result).toEqual({ count: 1, own: [1, 3], made: { list: [1] } });
  });

  test("finds a task's runs by what they were called with, in whatever order they come", async () => {
    const { engine } = await testWorld();
    const world = flaky();
    const step = task({ name: "step" }, (x: string) => {
      world.ran.push(x);
      return x;
    });
    const stop = task({ name: "stop" }, () => {
      if (world.broken) throw new Error("no");
    });
    const order = { now: ["a", "b"] };
    const f = flow({ name: "f" }, async () => {
      const values = await Promise.all(order.now.map((x) => step(x)));
      await stop();
      return values;
    });
    const failed = await engine.run(f);
    world.broken = false;
    order.now = ["c", "b", "a"];
    const outcome = await engine.resume(f, failed.flowRun.id);
    expect(outcome.result).toEqual(["c", "b", "a"]);
    expect(world.ran).toEqual(["a", "b", "c"]);
  });

  test("runs a task again whose source has changed, and what takes from it", async () => {
    const { engine } = await testWorld();
    const ran: string[] = [];
    const later = task({ name: "later" }, (x: number) => {
      ran.push("later");
      return x;
    });
    const other = task({ name: "other" }, () => {
      ran.push("other");
      return 0;
    });
    const broken = task({ name: "broken" }, () => {
      throw new Error("no");
    });
    const before = task({ name: "first" }, () => {
      ran.push("before");
      return 1;
    });
    const after = task({ name: "first" }, () => {
      ran.push("after");
      return 2;
    });
    const body = (first: typeof before, last: () => unknown) =>
      flow({ name: "f" }, async () => {
        const value = later(first());
        await other();
        last();
        return value;
      });
    const failed = await engine.run(body(before, broken));
    const outcome = await engine.resume(
      body(after, () => undefined),
      failed.flowRun.id,
    );
    expect(outcome.result).toBe(2);
    expect(ran.toSorted()).toEqual(["after", "before", "later", "later", "other"]);
  });

  test("is refused for one that has completed, or that a process has", async () => {
    const { engine, store } = await testWorld();
    const done = flow({ name: "done" }, () => 1);
    const { flowRun } = await engine.run(done);
    await expect(engine.resume(done, flowRun.id)).rejects.toMatchObject({ code: "not-to-resume" });
    let inside: Promise<unknown> = Promise.resolve();
    const busy = flow({ name: "busy" }, async () => {
      const { id } = runContext().flowRun;
      inside = store.takeFlowRun(id, "another", makeState("PENDING", new Date()), { force: true });
      await inside;
    });
    await engine.run(busy);
    expect(await inside).toMatchObject({ status: "ABORT", reason: "It is Running, and its process has it." });
  });

  test("goes on in the subflow that had begun", async () => {
    const { engine, store } = await testWorld();
    const world = flaky();
    const step = task({ name: "step" }, (x: number) => {
      world.ran.push(`step ${x}`);
      if (x === 2 && world.broken) throw new Error("no");
      return x;
    });
    const inner = flow({ name: "inner" }, async ({ from }: { from: number }) => [step(from), step(from + 1)]);
    const outer = flow({ name: "outer" }, () => inner({ from: step(1) }));
    const failed = await engine.run(outer);
    world.broken = false;
    const outcome = await engine.resume(outer, failed.flowRun.id);
    expect(outcome.result).toEqual([1, 2]);
    expect(world.ran).toEqual(["step 1", "step 1", "step 2", "step 2"]);
    expect(await store.flowRuns({ flowNames: ["inner"] })).toHaveLength(1);
  });
});

describe("what can't be stored", () => {
  class Client {
    rows = 3;
  }
  const makeFlow = (options: { readonly mayRunAgain?: boolean }) => {
    const world = flaky();
    const connect = task({ name: "connect", ...options }, () => {
      world.ran.push("connect");
      return new Client();
    });
    const query = task({ name: "query" }, (client: Client) => {
      world.ran.push("query");
      return client.rows;
    });
    const write = task({ name: "write" }, (client: Client, rows: number) => {
      world.ran.push("write");
      if (world.broken) throw new Error("no");
      return client.rows + rows;
    });
    const f = flow({ name: "f" }, () => {
      const client = connect();
      return write(client, query(client));
    });
    return { world, f };
  };

  test("is made again by its maker, which is told, where that may run again", async () => {
    const { engine, events } = await testWorld();
    const { world, f } = makeFlow({ mayRunAgain: true });
    const failed = await engine.run(f);
    world.broken = false;
    events.splice(0);
    const outcome = await engine.resume(f, failed.flowRun.id);
    expect(outcome.result).toBe(6);
    expect(world.ran).toEqual(["connect", "query", "write", "connect", "write"]);
    expect(events.filter((event) => event.type === "task-run-again")).toMatchObject([
      { taskRun: { name: "connect" }, why: "write needs what it gave (a Client), which is not stored" },
    ]);
  });

  test("is not made again without consent", async () => {
    const { engine } = await testWorld();
    const { world, f } = makeFlow({});
    const failed = await engine.run(f);
    world.broken = false;
    const refused = await engine.resume(f, failed.flowRun.id);
    expect(refused).toMatchObject({ state: { type: "FAILED" }, error: { code: "not-again" } });
    expect(world.ran).toEqual(["connect", "query", "write"]);
    const outcome = await engine.resume(f, failed.flowRun.id, { mayRunAgain: true });
    expect(outcome.result).toBe(6);
    expect(world.ran).toEqual(["connect", "query", "write", "connect", "write"]);
  });
});

describe("a run that is run again from a task", () => {
  test("runs it and all that takes from it, and keeps the rest", async () => {
    const { engine } = await testWorld();
    const ran: string[] = [];
    const step = (name: string) =>
      task({ name }, (...inputs: number[]) => {
        ran.push(name);
        return inputs.reduce((a, b) => a + b, ran.length);
      });
    const [a, b, c, d] = [step("a"), step("b"), step("c"), step("d")] as const;
    const f = flow({ name: "f" }, () => {
      const first = a();
      return [c(b(first)), d(first)];
    });
    const { flowRun } = await engine.run(f);
    ran.splice(0);
    await engine.resume(f, flowRun.id, { from: ["b"] });
    expect(ran).toEqual(["b", "c"]);
  });

  test("does not take what came from the old value for done, if it is stopped in between", async () => {
    const { engine, store } = await testWorld();
    const stop = new AbortController();
    let round = 0;
    const first = task({ name: "first" }, () => {
      if (round === 1) setImmediate(() => stop.abort());
      return round;
    });
    const second = task({ name: "second", retries: 0 }, async (x: number) => {
      if (round === 1) await new Promise(() => undefined);
      return x;
    });
    const f = flow({ name: "f" }, () => second(first()));
    const { flowRun } = await engine.run(f);
    round = 1;
    const stopped = await engine.resume(f, flowRun.id, { from: ["first"], signal: stop.signal });
    expect(stopped.state.type).toBe("CANCELLED");
    const [, after] = await store.taskRuns(flowRun.id);
    expect((await store.states({ taskRunId: after?.id ?? "" })).map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "Completed",
      "Pending",
      "Rerunning",
      "Cancelled",
    ]);
    round = 2;
    expect((await engine.resume(f, flowRun.id)).result).toBe(1);
  });
});

describe("Python cells of a run that goes on", () => {
  test("run again where what comes needs them, the setup first, and no others", async () => {
    let broken = true;
    const world = await testWorld({
      cells: {
        s: ({ names }) => void names.set("np", 1),
        a: ({ names }) => void names.set("a", 1),
        b: ({ names }) => void names.set("b", 2),
        c: ({ names }) => {
          if (broken) return { error: raised("ValueError", "no") };
          return void names.set("c", (names.get("a") as number) + 10);
        },
      },
    });
    const { engine, workers, events } = world;
    const py = python({ setup: [cell(1)`s`] });
    const makeA = task({ name: "make-a" }, py.cells({ writes: ["a"] }, cell(2)`a`));
    const makeB = task({ name: "make-b" }, py.cells({ writes: ["b"] }, cell(3)`b`));
    const makeC = task({ name: "make-c" }, py.cells({ reads: ["a"], writes: ["c"] }, cell(4)`c`));
    const f = flow({ name: "f" }, () => {
      const a = makeA();
      const b = makeB();
      return { b: b.b, c: makeC({ a: a.a }).c };
    });
    const failed = await engine.run(f);
    expect(failed.state.type).toBe("FAILED");
    broken = false;
    const refused = await engine.resume(f, failed.flowRun.id);
    expect(refused.error).toMatchObject({ code: "not-again", hint: /--rerun/u });
    expect(workers).toHaveLength(1);
    const outcome = await engine.resume(f, failed.flowRun.id, { mayRunAgain: true });
    expect(outcome.result).toEqual({ b: 2, c: 11 });
    expect(workers[1]?.calls.filter((call) => call.startsWith("cell"))).toEqual([
      "cell 1",
      "cell 2",
      "cell 4",
    ]);
    expect(events.flatMap((event) => (event.type === "task-run-again" ? [event.taskRun.name] : []))).toEqual([
      "make-a",
      "setup",
    ]);
  });
});

test("a run whose process is gone is found and marked as Crashed, with what ran in it", async () => {
  const { engine, store } = await testWorld();
  let seen: unknown;
  const step = task({ name: "step" }, async () => {
    const { flowRun } = runContext();
    // what stands in the store where a process was killed
    const pid = 2 ** 22 + 1;
    const [held] = await store.runsInProcess();
    if (held?.process == null) throw new Error("not registered");
    await store.registerProcess({ ...held.process, id: "gone", pid });
    expect(await markCrashed(store)).toEqual([]);
    await store.forgetProcess(held.process.id);
    seen = (await markCrashed(store)).map((run) => run.id === flowRun.id);
  });
  const { flowRun } = await engine.run(flow({ name: "f" }, () => step()));
  expect(seen).toEqual([true]);
  const states = await store.states({ flowRunId: flowRun.id });
  expect(states.map((state) => state.name)).toContain("Crashed");
  const [task1] = await store.taskRuns(flowRun.id);
  expect((await store.states({ taskRunId: task1?.id ?? "" })).map((state) => state.name)).toContain(
    "Crashed",
  );
});
