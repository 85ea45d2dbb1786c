import { describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import { makeState } from "../../../src/state/index.js";
import { advance, type Artifact, type LogLine } from "../../../src/store/index.js";
import { newFlowRun, newTaskRun, noon } from "../support/records.js";
import { testStore } from "../support/world.js";

const at = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

describe("a flow run", () => {
  test("is found as it was recorded, with its flow, which all its runs share", async () => {
    const store = await testStore();
    const first = await store.createFlowRun(newFlowRun());
    const second = await store.createFlowRun(newFlowRun());
    expect(await store.flowRun(first.id)).toEqual(first);
    expect(second.flowId).toBe(first.flowId);
    expect(await store.flowRun("nowhere")).toBeNull();
  });

  test("goes through states, which count its tries and its time", async () => {
    const store = await testStore();
    const { id } = await store.createFlowRun(newFlowRun());
    for (const [type, second] of [
      ["PENDING", 0],
      ["RUNNING", 1],
      ["COMPLETED", 4],
    ] as const) {
      expect(await store.proposeFlowRunState(id, makeState(type, at(second)))).toMatchObject({
        status: "ACCEPT",
      });
    }
    expect(await store.flowRun(id)).toMatchObject({
      state: { type: "COMPLETED" },
      runCount: 1,
      expectedStartTime: at(0).toISOString(),
      startTime: at(1).toISOString(),
      endTime: at(4).toISOString(),
      totalRunTime: 3,
    });
    const history = await store.states({ flowRunId: id });
    expect(history.map((state) => [state.name, state.flowRunId, state.taskRunId])).toEqual([
      ["Pending", id, null],
      ["Running", id, null],
      ["Completed", id, null],
    ]);
  });

  test("is judged by the rules and by the state that the file has, whoever set it", async () => {
    const store = await testStore();
    const { id } = await store.createFlowRun(newFlowRun({ policy: { retries: 1, retryDelay: [30] } }));
    await store.proposeFlowRunState(id, makeState("RUNNING", at(0)));
    const failed = await store.proposeFlowRunState(id, makeState("FAILED", at(1), { message: "no" }));
    expect(failed).toMatchObject({
      status: "REJECT",
      changed: true,
      state: { name: "AwaitingRetry", message: "no", details: { scheduledTime: at(31).toISOString() } },
    });
    expect((await store.flowRun(id))?.state).toEqual(failed.state);
    expect(await store.proposeFlowRunState(id, makeState("RUNNING", at(2)))).toMatchObject({
      status: "WAIT",
      delaySeconds: 29,
    });
    expect(await store.proposeFlowRunState(id, makeState("CANCELLED", at(3)), { force: true })).toMatchObject(
      { status: "ACCEPT" },
    );
  });

  test("that does not exist is an error, and the writes beside it are kept", async () => {
    const store = await testStore();
    const [missing, kept] = await Promise.allSettled([
      store.proposeFlowRunState("nowhere", makeState("RUNNING", noon)),
      store.createFlowRun(newFlowRun()),
    ]);
    expect(missing).toMatchObject({ status: "rejected", reason: { name: "StoreError" } });
    expect(kept.status).toBe("fulfilled");
    expect(await store.flowRuns()).toHaveLength(1);
  });

  test("is listed by flow, state, name, the start of its id; the newest first", async () => {
    const store = await testStore();
    const runs = await Promise.all(
      ["a", "b", "a"].map((flowName, index) =>
        store.createFlowRun(newFlowRun({ flowName, name: `run-${index}` })),
      ),
    );
    const [first = "", second = "", third = ""] = runs.map((run) => run.id);
    await store.proposeFlowRunState(second, makeState("RUNNING", noon));
    const ids = async (filter: Parameters<typeof store.flowRuns>[0]): Promise<readonly string[]> =>
      (await store.flowRuns(filter)).map((run) => run.id);
    expect(await ids({})).toEqual([third, second, first]);
    expect(await ids({ flowNames: ["a"] })).toEqual([third, first]);
    expect(await ids({ flowNames: ["a"], limit: 1, offset: 1 })).toEqual([first]);
    expect(await ids({ stateTypes: ["RUNNING", "FAILED"] })).toEqual([second]);
    expect(await ids({ names: ["run-2"] })).toEqual([third]);
    expect(await ids({ idPrefix: first })).toEqual([first]);
    expect(await ids({ ids: [] })).toEqual([]);
    expect(await ids({ parentTaskRunId: null })).toEqual([third, second, first]);
  });
});

describe("a task run", () => {
  test("is found as it was recorded, and as its states left it", async () => {
    const store = await testStore();
    const { id } = await store.createFlowRun(newFlowRun());
    const taskInputs = { df: [{ input_type: "task_run", id: uuid() }] } as const;
    let run = newTaskRun(id, { tags: ["slow"], taskInputs });
    await store.createTaskRun(run);
    expect(await store.taskRun(run.id)).toEqual(run);
    for (const [type, second] of [
      ["RUNNING", 1],
      ["FAILED", 2],
      ["RUNNING", 3],
      ["COMPLETED", 5],
    ] as const) {
      run = advance(
        run,
        makeState(type, at(second), { details: type === "FAILED" ? { retriable: false } : {} }),
      );
      if (run.state !== null) await store.recordTaskRunState({ ...run, name: "train-7", state: run.state });
    }
    expect(await store.taskRun(run.id)).toEqual({ ...run, name: "train-7" });
    expect(run).toMatchObject({
      runCount: 2,
      totalRunTime: 3,
      startTime: at(1).toISOString(),
      endTime: at(5).toISOString(),
    });
    const history = await store.states({ taskRunId: run.id });
    expect(history.map((state) => state.name)).toEqual([
      "Pending",
      "Running",
      "Failed",
      "Running",
      "Completed",
    ]);
    expect(history[2]?.details).toEqual({ retriable: false });
  });

  test("is recorded once for its key in its flow run", async () => {
    const store = await testStore();
    const { id } = await store.createFlowRun(newFlowRun());
    await store.createTaskRun(newTaskRun(id));
    await expect(store.createTaskRun(newTaskRun(id))).rejects.toMatchObject({ name: "StoreError" });
    await store.createTaskRun(newTaskRun(id, { dynamicKey: "1" }));
    expect((await store.taskRuns(id)).map((run) => run.dynamicKey)).toEqual(["0", "1"]);
  });
});

describe("logs and artifacts", () => {
  test("are found by flow run and by task run, in order", async () => {
    const store = await testStore();
    const flow = await store.createFlowRun(newFlowRun());
    const run = newTaskRun(flow.id);
    await store.createTaskRun(run);
    const line = (message: string, level: number, taskRunId: string | null): LogLine => ({
      id: uuid(),
      name: "stdout",
      level,
      message,
      timestamp: noon.toISOString(),
      flowRunId: flow.id,
      taskRunId,
    });
    const lines = [line("one", 20, null), line("two\nlines ✓", 40, run.id)];
    await store.log(lines);
    expect(await store.logs({ flowRunId: flow.id })).toEqual(lines);
    expect(await store.logs({ taskRunId: run.id })).toEqual(lines.slice(1));
    expect(await store.logs({ flowRunId: flow.id, minLevel: 30 })).toEqual(lines.slice(1));
    expect(await store.logs({ flowRunId: flow.id, after: lines[0]?.id ?? "" })).toEqual(lines.slice(1));
    expect(await store.logs({ flowRunId: flow.id, limit: 1 })).toEqual(lines.slice(0, 1));
  });

  test("an artifact with the same id takes the place of the one before", async () => {
    const store = await testStore();
    const flow = await store.createFlowRun(newFlowRun());
    const artifact: Artifact = {
      id: uuid(),
      key: "nbflow-cell-4",
      type: "nbflow-cell",
      data: { cell: 4, outputs: [], execution_count: 1 },
      description: null,
      created: noon.toISOString(),
      updated: noon.toISOString(),
      flowRunId: flow.id,
      taskRunId: null,
    };
    await store.saveArtifact(artifact);
    const changed = {
      ...artifact,
      data: { cell: 4, outputs: ["new"], execution_count: 1 },
      updated: at(1).toISOString(),
    };
    await store.saveArtifact(changed);
    expect(await store.artifacts({ flowRunId: flow.id })).toEqual([changed]);
    expect(await store.artifacts({ flowRunId: flow.id, type: "other" })).toEqual([]);
    expect(await store.artifacts({ key: "nbflow-cell-4" })).toEqual([changed]);
  });
});

test("a read sees every write that was asked for before it", async () => {
  const store = await testStore();
  const creation = store.createFlowRun(newFlowRun());
  expect(await store.flowRuns()).toHaveLength(1);
  await creation;
});

test("a closed store says so", async () => {
  const store = await testStore();
  const last = store.createFlowRun(newFlowRun());
  await store.close();
  expect((await last).name).toBe("calm-otter-7");
  await expect(store.createFlowRun(newFlowRun())).rejects.toMatchObject({ code: "store-closed" });
  await expect(store.flowRuns()).rejects.toMatchObject({ code: "store-closed" });
});
