import { expect, test } from "vitest";
import { cell, flow, flowOfMethod, python, task } from "../../../src/index.js";
import { testWorld } from "../support/world.js";

class Pipeline {
  readonly #factor: number;

  constructor(factor: number) {
    this.#factor = factor;
  }

  @task({ name: "load-rows", tags: ["slow"] })
  async load(count: number | PromiseLike<number>): Promise<readonly number[]> {
    return Array.from({ length: await count }, (_, index) => index * this.#factor);
  }

  @task
  async sum(rows: readonly number[] | PromiseLike<readonly number[]>): Promise<number> {
    return (await rows).reduce((a, b) => a + b, 0);
  }

  @flow({
    name: "pipeline",
    parameters: { type: "object", properties: { count: { type: "integer", default: 3 } } },
  })
  async run({ count = 0 }: { readonly count?: number } = {}): Promise<{ readonly total: number }> {
    const rows = this.load(count);
    return { total: await this.sum(rows) };
  }
}

test("flow and task are decorators too: a method is a task of its object", async () => {
  const { engine, store } = await testWorld();
  const outcome = await engine.run(flowOfMethod(new Pipeline(10), "run"));
  expect(outcome.result).toEqual({ total: 30 });
  const runs = await store.taskRuns(outcome.flowRun.id);
  expect(runs.map((run) => [run.name, run.tags])).toEqual([
    ["load-rows", ["slow"]],
    ["sum", []],
  ]);
  expect(runs[1]?.taskInputs).toEqual({ "0": [{ input_type: "task_run", id: runs[0]?.id }] });
});

test("a method that is no flow can't be run as one", () => {
  expect(() => flowOfMethod(new Pipeline(1), "load")).toThrow("load is no method decorated with @flow.");
});

test("a field of Python cells is a task of its class, and its cells are called as no other", () => {
  const py = python();
  class Daily {
    @task({ retries: 1 })
    readonly readTrips = py.cells({ reads: ["path"], writes: ["df"] }, cell(1)`df = path`);
  }
  const { readTrips } = new Daily();
  expect(readTrips).toHaveProperty("withOptions");
  expect(() => readTrips({ path: "a.csv" })).toThrow("The task readTrips was called outside of a flow run");
  expect(() => py.cells({}, cell(2)`x = 1`)()).toThrow("Cells are called that no task was made of.");
});
