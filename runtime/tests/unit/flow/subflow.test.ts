import { expect, test } from "vitest";
import { flow, task } from "../../../src/index.js";
import { testWorld } from "../support/world.js";

const double = task({ name: "double" }, (x: number) => x * 2);
const inner = flow({ name: "inner" }, async ({ x }: { x: number }) => ({ doubled: double(x) }));

test("a flow called in a flow is a flow run of its own, which a task run stands for", async () => {
  const { engine, store, statesOf } = await testWorld();
  const outer = flow({ name: "outer" }, async () => {
    const made = inner({ x: double(2) });
    return { four: made.doubled };
  });
  const outcome = await engine.run(outer);
  expect(outcome.result).toEqual({ four: 8 });
  const [, stand] = await store.taskRuns(outcome.flowRun.id);
  expect(stand).toMatchObject({ name: "inner", state: { type: "COMPLETED" } });
  const [child] = await store.flowRuns({ flowNames: ["inner"] });
  expect(child).toMatchObject({
    parentTaskRunId: stand?.id,
    parameters: { x: 4 },
    state: { type: "COMPLETED" },
  });
  expect(statesOf("outer")).toEqual(["Pending", "Running", "Completed"]);
});

test("a subflow that fails fails its task run, with its message", async () => {
  const broken = flow({ name: "broken" }, () => {
    throw new Error("no");
  });
  const { engine, store } = await testWorld();
  const outcome = await engine.run(flow({ name: "outer" }, () => void broken()));
  const [stand] = await store.taskRuns(outcome.flowRun.id);
  expect(stand?.state).toMatchObject({ type: "FAILED", message: "Error: no" });
  expect(outcome.state.message).toBe("broken failed: Error: no");
});

test("cancelling the outer flow cancels the inner one", async () => {
  const stop = new AbortController();
  const endless = task({ name: "endless" }, () => {
    setImmediate(() => stop.abort());
    return new Promise<never>(() => undefined);
  });
  const waiting = flow({ name: "waiting" }, () => endless());
  const { engine, statesOf } = await testWorld();
  const outcome = await engine.run(
    flow({ name: "outer" }, () => void waiting()),
    { signal: stop.signal },
  );
  expect(outcome.state.type).toBe("CANCELLED");
  expect(statesOf("waiting").at(-1)).toBe("Cancelled");
  expect(statesOf("endless").at(-1)).toBe("Cancelled");
});
