import { expect, test } from "vitest";
import { flow, task } from "../../../src/index.js";
import { makeState } from "../../../src/state/index.js";
import { newFlowRun } from "../support/records.js";
import { testStore, testWorld } from "../support/world.js";

const large = task({ name: "large" }, (letter: string) => letter.repeat(50_000));
const inner = flow({ name: "inner" }, ({ letter = "a" }: { letter?: string }) => large(letter));
const outer = flow({ name: "outer" }, async ({ letter = "a" }: { letter?: string }) => {
  await inner({ letter });
});

test("a run goes with its subflows and all that only they need", async () => {
  const { store, engine } = await testWorld();
  const first = await engine.run(outer, { parameters: { letter: "a" } });
  const second = await engine.run(outer, { parameters: { letter: "a" } });
  const third = await engine.run(outer, { parameters: { letter: "b" } });
  const ids = [third, second, first].map(({ flowRun }) => flowRun.id);
  const sizes = await store.runSizes();
  expect(sizes.map((run) => run.id)).toEqual(ids);
  for (const { bytes, stateType } of sizes) {
    expect(bytes).toBeGreaterThan(50_000);
    expect(stateType).toBe("COMPLETED");
  }

  const keyOf = async (flowRunId: string): Promise<string> => {
    const [call] = await store.taskRuns(flowRunId);
    const [child] = await store.flowRuns({ parentTaskRunId: call?.id ?? "" });
    const [made] = await store.taskRuns(child?.id ?? "");
    return (JSON.parse(made?.state?.data ?? "{}") as { storage_key: string }).storage_key;
  };
  const [shared, own] = [await keyOf(first.flowRun.id), await keyOf(third.flowRun.id)];
  expect(await store.deleteFlowRuns([first.flowRun.id, third.flowRun.id])).toHaveLength(2);
  expect(await store.compact()).toBe(true);

  expect((await store.flowRuns()).map((run) => run.flowName)).toEqual(["inner", "outer"]);
  expect(await store.taskRuns(first.flowRun.id)).toEqual([]);
  expect(await store.states({ flowRunId: first.flowRun.id })).toEqual([]);
  expect(await keyOf(second.flowRun.id)).toBe(shared);
  expect(await store.result(shared)).not.toBeNull();
  expect(await store.result(own)).toBeNull();
});

test("what a cache has stays, until it expires", async () => {
  const { store, engine } = await testWorld();
  const kept = task({ name: "kept", cacheKeyFn: () => "key" }, () => "c".repeat(50_000));
  const cached = flow({ name: "cached" }, async () => {
    await kept();
  });
  const { flowRun } = await engine.run(cached);
  await store.deleteFlowRuns([flowRun.id]);
  const again = await engine.run(cached);
  const [run] = await store.taskRuns(again.flowRun.id);
  expect(run?.state?.name).toBe("Cached");
});

test("a run that has begun again since it was chosen stays", async () => {
  const store = await testStore();
  const { id } = await store.createFlowRun(newFlowRun());
  await store.proposeFlowRunState(id, makeState("RUNNING", new Date()));
  expect(await store.deleteFlowRuns([id])).toEqual([]);
  expect(await store.flowRun(id)).not.toBeNull();
});
