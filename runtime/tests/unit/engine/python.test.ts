import { describe, expect, test } from "vitest";
import { cell, CELL_ARTIFACT, flow, python, task } from "../../../src/index.js";
import { WorkerError } from "../../../src/python/index.js";
import { FakeClock } from "../support/fake-clock.js";
import { FakePython, object, printed, raised } from "../support/fake-python.js";
import { testWorld } from "../support/world.js";

const py = python({ setup: [cell(1)`setup`] });
const load = task({ name: "load" }, py.cells({ writes: ["df"] }, cell(2)`load`, cell(3)`show`));
const clean = task({ name: "clean" }, py.cells({ reads: ["df"], writes: ["df"] }, cell(4)`clean`));
const plot = task({ name: "plot" }, py.cells({ reads: ["df"] }, cell(5)`plot`));

const linear = flow({ name: "f" }, () => {
  const loaded = load();
  const cleaned = clean({ df: loaded.df });
  plot({ df: cleaned.df });
  return { before: loaded.df, after: cleaned.df };
});

test("a cell's In/Out number is its place in the script, whichever cell runs first", async () => {
  const late = python({ setup: [cell(7)`setup`] });
  const early = task({ name: "early" }, late.cells({}, cell(2)`early`));
  const { engine, store } = await testWorld();
  const { flowRun } = await engine.run(flow({ name: "f" }, () => void early()));
  const saved = await store.artifacts({ flowRunId: flowRun.id, type: CELL_ARTIFACT });
  const counts = saved.map(({ data }) => data as { readonly cell: number; readonly execution_count: number });
  expect(counts.map(({ cell, execution_count }) => [cell, execution_count])).toEqual([
    [7, 2],
    [2, 1],
  ]);
});

describe("values", () => {
  test("are as they were when their task ended, though a later cell changes them", async () => {
    const { engine } = await testWorld({
      cells: { load: ({ names }) => void names.set("df", 1), clean: ({ names }) => void names.set("df", 2) },
    });
    expect((await engine.run(linear)).result).toEqual({ before: 1, after: 2 });
  });

  test("that JSON can't hold are their type and a text", async () => {
    const { engine } = await testWorld({
      cells: { load: ({ names }) => void names.set("df", object("DataFrame")) },
    });
    const { result } = await engine.run(flow({ name: "f" }, () => load().df));
    expect(result).toEqual({ kind: "object", type: "DataFrame", text: "<DataFrame>" });
  });

  test("can be asked for as long as the flow's function runs; a whole handle is all that it writes", async () => {
    const { engine } = await testWorld({ cells: { load: ({ names }) => void names.set("df", 1) } });
    const { result } = await engine.run(
      flow({ name: "f" }, async () => {
        const loaded = load();
        const cleaned = clean({ df: loaded.df });
        await cleaned;
        return { early: await loaded.df, whole: await loaded };
      }),
    );
    expect(result).toEqual({ early: 1, whole: { df: 1 } });
  });

  test("go to functions, and from functions into Python", async () => {
    const { engine, workers } = await testWorld({
      cells: { load: ({ names }) => void names.set("df", [1, 2]) },
    });
    const total = task({ name: "total" }, (rows: readonly number[]) => ({
      df: rows.reduce((a, b) => a + b),
    }));
    const { result } = await engine.run(
      flow({ name: "f" }, () => clean({ df: total(load().df as unknown as readonly number[]).df }).df),
    );
    expect(result).toBe(3);
    expect(workers[0]?.calls.slice(3)).toEqual([
      "describe df",
      "assign df",
      "cell 4",
      "describe df",
      "close",
    ]);
  });

  test("that JSON can't hold don't go into Python", async () => {
    const { engine, statesOf } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => void clean({ df: new Map() })));
    expect(outcome.state.message).toContain("JSON can't hold it as it is");
    expect(statesOf("clean")).toEqual(["Pending", "Running", "Failed"]);
  });
});

describe("a call that does not fit the cells", () => {
  test.each([
    ["clean is called without `df`", () => (clean as unknown as () => unknown)()],
    ["clean takes no `dff`", () => clean({ dff: 1 } as unknown as { df: unknown })],
    ["clean takes one object of inputs", () => clean(load() as unknown as { df: unknown })],
    [
      "`df` is given `model` of other, but a variable keeps its name",
      () => {
        const other = task({ name: "other" }, py.cells({ writes: ["model"] }, cell(9)`x`));
        return clean({ df: other().model });
      },
    ],
  ])("fails the flow: %s", async (message, body) => {
    const { engine } = await testWorld();
    const outcome = await engine.run(flow({ name: "f" }, () => void body()));
    expect(outcome.state.message).toContain(message);
    expect(outcome.error).toMatchObject({ name: "UsageError" });
  });
});

describe("parameters", () => {
  const setParameters = task(
    { name: "set" },
    py.parameters({ writes: ["path", "alpha"] }, cell(2)`parameters`),
  );
  const schema = {
    type: "object",
    properties: { path: { type: "string", default: "a" }, alpha: { type: "number", default: 0.1 } },
  };
  interface Parameters {
    readonly path?: string;
    readonly alpha?: number;
  }

  test("take the place of the cell's own values, only those that were given", async () => {
    const { engine, workers } = await testWorld();
    const script = flow(
      { name: "f", parameters: schema },
      (parameters: Parameters) => void setParameters(parameters),
    );
    await engine.run(script, { parameters: { alpha: 2 } });
    await engine.run(script);
    expect(workers.map((worker) => worker.calls.slice(1, -1))).toEqual([
      ["cell 2", "assign alpha"],
      ["cell 2"],
    ]);
  });

  test("that the flow names itself are assigned", async () => {
    const { engine, workers } = await testWorld();
    await engine.run(flow({ name: "f" }, () => void setParameters({ path: "b" })));
    expect(workers[0]?.calls.slice(1, -1)).toEqual(["cell 2", "assign path"]);
  });
});

describe("a cell that raises", () => {
  const failing = { clean: () => ({ error: raised("NameError", "name 'x' is not defined", 2) }) };

  test("fails its task with cell and line, and no later cell runs", async () => {
    const { engine, statesOf, store, workers } = await testWorld({ cells: failing });
    const outcome = await engine.run(linear);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs.map((run) => [run.name, run.state?.name, run.state?.message])).toEqual([
      ["setup", "Completed", null],
      ["load", "Completed", null],
      ["clean", "Failed", "NameError: name 'x' is not defined (cell 4, line 2)"],
      ["plot", "NotReady", "clean has not completed (Failed in cell 4)."],
    ]);
    expect(outcome.error).toMatchObject({ code: "tasks-failed", cell: 4, line: 2 });
    expect(outcome.state.message).toBe(
      "clean failed: NameError: name 'x' is not defined (cell 4, line 2) (1 did not run)",
    );
    expect(statesOf("f").at(-1)).toBe("Failed");
    expect(workers[0]?.calls.at(-1)).toBe("close");
    const logs = await store.logs({ flowRunId: outcome.flowRun.id, minLevel: 40 });
    expect(logs[0]?.message).toContain("Traceback");
  });

  test.each([
    ["invalid syntax (3002202802.py, line 2)", "SyntaxError: invalid syntax (cell 4, line 2)"],
    ["invalid syntax (<ipython-input-2-ab>, line 2)", "SyntaxError: invalid syntax (cell 4, line 2)"],
    [
      "invalid syntax (helpers.py, line 9)",
      "SyntaxError: invalid syntax (helpers.py, line 9) (cell 4, line 2)",
    ],
  ])("says its place once: %s", async (value, message) => {
    const { engine } = await testWorld({
      cells: { clean: () => ({ error: raised("SyntaxError", value, 2) }) },
    });
    const outcome = await engine.run(linear);
    expect(outcome.error).toMatchObject({ message: expect.stringContaining(message) });
  });

  test("stops independent cells too, which say why they did not run", async () => {
    const lone = task({ name: "lone" }, py.cells({}, cell(7)`a`, cell(8)`b`));
    const { engine, store } = await testWorld({ cells: failing });
    const outcome = await engine.run(
      flow({ name: "f" }, () => {
        clean({ df: load().df });
        lone();
      }),
    );
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs.at(-1)).toMatchObject({
      state: { type: "PENDING", name: "NotReady", message: "cells 7 to 8 did not run, as cell 4 failed." },
    });
  });

  test("in the setup stops all", async () => {
    const { engine, statesOf } = await testWorld({
      cells: { setup: () => ({ error: raised("ImportError", "no", 1) }) },
    });
    const outcome = await engine.run(linear);
    expect(statesOf("setup")).toEqual(["Pending", "Running", "Failed"]);
    expect(statesOf("load")).toEqual(["Pending", "NotReady"]);
    expect(outcome.state.message).toBe("setup failed: ImportError: no (cell 1, line 1) (3 did not run)");
  });

  test("and may, is an output, and the task goes on", async () => {
    const daring = task({ name: "daring" }, py.cells({}, cell(2, { mayRaise: true })`raise`, cell(3)`after`));
    const { engine, workers } = await testWorld({ cells: { raise: () => ({ error: raised("E", "x") }) } });
    expect((await engine.run(flow({ name: "f" }, () => void daring()))).state.type).toBe("COMPLETED");
    expect(workers[0]?.calls).toContain("cell 3");
  });

  test("is tried again where it reads nothing that it could have changed, and else says why not", async () => {
    let tries = 0;
    const cells = {
      flaky: () => ((tries += 1) < 2 ? { error: raised("OSError", "again") } : undefined),
      clean: () => ({ error: raised("OSError", "again") }),
    };
    const fetch = task({ name: "fetch", retries: 1 }, py.cells({ writes: ["df"] }, cell(2)`flaky`));
    const retried = clean.withOptions({ retries: 3 });
    const { engine, statesOf, store } = await testWorld({ cells });
    const outcome = await engine.run(flow({ name: "f" }, () => void retried({ df: fetch().df })));
    expect(statesOf("fetch")).toEqual(["Pending", "Running", "AwaitingRetry", "Retrying", "Completed"]);
    expect(statesOf("clean")).toEqual(["Pending", "Running", "Failed"]);
    const logs = await store.logs({ flowRunId: outcome.flowRun.id });
    expect(logs.map((line) => line.message)).toContain(
      "clean is not tried again: its cells may have changed what they read (df), which can't be put back: its process can't keep values.",
    );
  });
});

describe("outputs", () => {
  test("are lines of the log: streams line by line, results as text", async () => {
    const { engine, store } = await testWorld({
      cells: {
        load: ({ show }) => {
          show(printed("one\ntw"));
          show(printed("o\n 10%\r100%\n"));
          show({ output_type: "stream", name: "stderr", text: "careful" });
          show({
            output_type: "execute_result",
            data: { "text/plain": "42" },
            metadata: {},
            execution_count: 1,
          });
        },
      },
    });
    const outcome = await engine.run(flow({ name: "f" }, () => void load()));
    const logs = await store.logs({ flowRunId: outcome.flowRun.id });
    expect(logs.map((line) => [line.name, line.message])).toEqual([
      ["stdout", "one"],
      ["stdout", "two"],
      ["stdout", "100%"],
      ["result", "42"],
      ["stderr", "careful"],
    ]);
  });

  test("are kept by cell, also of one that failed, and as later cells change them", async () => {
    const { engine, store } = await testWorld({
      cells: {
        load: ({ show }) => show(printed("a\n")),
        clean: ({ show }) => {
          show(printed("b\n"));
          return { error: raised("E", "x"), changed: new Map([[2, [printed("changed\n")]]]) };
        },
      },
    });
    const outcome = await engine.run(linear);
    const artifacts = await store.artifacts({ flowRunId: outcome.flowRun.id, type: CELL_ARTIFACT });
    expect(artifacts.map((artifact) => artifact.data)).toEqual([
      { cell: 1, source: "setup", outputs: [], execution_count: 1 },
      { cell: 2, source: "load", outputs: [printed("changed\n")], execution_count: 2 },
      { cell: 3, source: "show", outputs: [], execution_count: 3 },
      {
        cell: 4,
        source: "clean",
        outputs: [
          printed("b\n"),
          { output_type: "error", ename: "E", evalue: "x", traceback: ["Traceback", "E: x"] },
        ],
        execution_count: 4,
      },
    ]);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(artifacts[3]?.taskRunId).toBe(runs[2]?.id);
  });
});

describe("a process that is lost", () => {
  const lost = new WorkerError("killed", "The Python worker was killed by SIGKILL while it ran cell 4.", {
    executable: "python",
    cell: 4,
    signal: "SIGKILL",
  });

  test("crashes its task, whose hook is told, keeps what was shown, and fails the flow", async () => {
    const told: string[] = [];
    const crashes = clean.withOptions({
      onCrashed: [(run, state) => told.push(`${run.name} ${state.name}`)],
    });
    const { engine, store } = await testWorld({
      cells: {
        clean: ({ show, worker }) => {
          show(printed("so f"));
          show(printed("ar"));
          worker.lose(lost);
          return new Promise(() => undefined);
        },
      },
    });
    const outcome = await engine.run(
      flow({ name: "f" }, () => void plot({ df: crashes({ df: load().df }).df })),
    );
    expect(told).toEqual(["clean Crashed"]);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs.map((run) => run.state?.name)).toEqual(["Completed", "Completed", "Crashed", "NotReady"]);
    expect(runs[2]?.state?.message).toBe(lost.message);
    expect(outcome.state).toMatchObject({ type: "FAILED" });
    expect(outcome.error).toMatchObject({ cell: 4 });
    const artifacts = await store.artifacts({ flowRunId: outcome.flowRun.id, key: "nbflow-cell-4" });
    expect(artifacts[0]?.data).toEqual({
      cell: 4,
      source: "clean",
      outputs: [printed("so far")],
      execution_count: null,
    });
  });

  test("or never came to be crashes the first, and nothing else runs", async () => {
    const error = new WorkerError("not-started", "Python could not be started at /nowhere.", {
      executable: "/nowhere",
    });
    const { engine, statesOf } = await testWorld({ startPython: () => new FakePython({}, error) });
    const outcome = await engine.run(linear);
    expect(statesOf("setup")).toEqual(["Pending", "Crashed"]);
    expect(statesOf("load")).toEqual(["Pending", "NotReady"]);
    expect(outcome.state.message).toContain("Python could not be started at /nowhere.");
  });
});

describe("interrupting", () => {
  test("a cancelled run interrupts its cell", async () => {
    const stop = new AbortController();
    const { engine, statesOf, workers } = await testWorld({
      cells: {
        load: ({ worker }) => {
          setImmediate(() => stop.abort());
          return worker.interrupted();
        },
      },
    });
    const outcome = await engine.run(linear, { signal: stop.signal });
    expect(outcome.state.type).toBe("CANCELLED");
    expect(statesOf("load")).toEqual(["Pending", "Running", "Cancelled"]);
    expect(statesOf("plot")).toEqual(["Pending", "Cancelled"]);
    expect(workers[0]?.calls).toEqual(["cell 1", "cell 2", "interrupt", "close"]);
  });

  test("a cell that does not heed it is ended with its process", async () => {
    const clock = new FakeClock();
    const stop = new AbortController();
    const { engine, statesOf, workers } = await testWorld({
      clock,
      cells: {
        load: () => {
          setImmediate(() => stop.abort());
          return new Promise(() => undefined);
        },
      },
    });
    const running = engine.run(linear, { signal: stop.signal });
    await clock.asked();
    clock.pass(5000);
    expect((await running).state.type).toBe("CANCELLED");
    expect(statesOf("load").at(-1)).toBe("Cancelled");
    expect(workers[0]?.calls).toEqual(["cell 1", "cell 2", "interrupt", "close"]);
  });

  test("a task that takes too long is TimedOut, with the cell", async () => {
    const clock = new FakeClock();
    const { engine, statesOf, store } = await testWorld({
      clock,
      cells: { load: ({ worker }) => worker.interrupted() },
    });
    const running = engine.run(flow({ name: "f" }, () => void load.withOptions({ timeoutSeconds: 3 })()));
    await clock.asked();
    clock.pass(3000);
    const outcome = await running;
    expect(statesOf("load")).toEqual(["Pending", "Running", "TimedOut"]);
    const runs = await store.taskRuns(outcome.flowRun.id);
    expect(runs[1]?.state?.message).toBe("load took longer than 3 s (cell 2)");
  });
});
