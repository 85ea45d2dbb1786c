import { expect, test } from "vitest";
import { flow, runContext, task } from "../../../src/index.js";
import { testWorld } from "../support/world.js";

test("a task run's name says what it ran with, once that is known", async () => {
  const { engine, store } = await testWorld();
  const make = task({ name: "make" }, () => 7);
  const train = task({ name: "train", taskRunName: "train-{alpha}-{0}{{}}" }, (_of: { alpha: number }) => 0);
  const other = task(
    { name: "other", taskRunName: (inputs) => `other of ${String(inputs["0"])}` },
    (_x: number) => 0,
  );
  const outcome = await engine.run(
    flow(
      { name: "f", flowRunName: "daily-{day}" },
      (_parameters: { day: string }) => [train({ alpha: make() }), other(2)].length,
    ),
    { parameters: { day: "mon" } },
  );
  expect(outcome.flowRun.name).toBe("daily-mon");
  const runs = await store.taskRuns(outcome.flowRun.id);
  expect(runs.map((run) => run.name).sort()).toEqual(["make", "other of 2", 'train-7-{"alpha":7}{}']);
});

test("runs of one task are told apart, and a run without a name has two words", async () => {
  const { engine, store } = await testWorld();
  const step = task({ name: "step" }, () => 0);
  const outcome = await engine.run(flow({ name: "f" }, () => [step(), step()].length));
  const runs = await store.taskRuns(outcome.flowRun.id);
  expect(runs.map((run) => [run.name, run.taskKey, run.dynamicKey])).toEqual([
    ["step", "step", "0"],
    ["step-1", "step", "1"],
  ]);
  expect(outcome.flowRun.name).toMatch(/^[a-z]+-[a-z]+-\d+$/u);
});

test("what runs knows where, and writes to its log", async () => {
  const { engine, store } = await testWorld();
  const look = task({ name: "look", tags: ["t"] }, () => {
    const { flowRun, taskRun, logger } = runContext();
    logger.warning("careful");
    return [flowRun.flowName, flowRun.parameters, taskRun?.name, taskRun?.runCount, taskRun?.tags];
  });
  const script = flow({ name: "f" }, async (_parameters: { x: number }) => {
    runContext().logger.info("begin");
    return look();
  });
  const outcome = await engine.run(script, { parameters: { x: 1 } });
  expect(outcome.result).toEqual(["f", { x: 1 }, "look", 1, ["t"]]);
  const logs = await store.logs({ flowRunId: outcome.flowRun.id });
  expect(logs.map((line) => [line.name, line.level, line.message])).toEqual([
    ["nbflow.flow", 20, "begin"],
    ["nbflow.task", 30, "careful"],
  ]);
});
