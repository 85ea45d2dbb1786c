import { describe, expect, onTestFinished, test } from "vitest";
import { v7 as uuid } from "uuid";
import { manageKeys } from "../../../src/server/index.js";
import { makeState, type StateType } from "../../../src/state/index.js";
import { openSqliteStore, type LogLine as StoredLine, type RunStore } from "../../../src/store/index.js";
import type { Change, FlowRun, LogLine } from "../../../dashboard/src/client/index.js";
import { serve } from "../server/support/serve.js";
import { newFlowRun, newTaskRun } from "../support/records.js";
import { CLIENTS, heard } from "./support/clients.js";
import { nth } from "./support/nth.js";
import { planOf } from "./support/plan.js";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));

describe.each(CLIENTS)("a client %s", (name, make) => {
  /** Without sockets it is only known that something may have changed. */
  const isTold = name !== "over HTTP alone";
  async function world() {
    const server = await serve();
    const store = await openSqliteStore({ home: server.home });
    onTestFinished(() => store.close());
    const ask: typeof server.ask = (method, path, asked) => server.ask(method, path, asked);
    return { url: server.url, home: server.home, ask, store, client: make(server.url) };
  }

  function line(flowRunId: string, number: number, given: Partial<StoredLine> = {}): StoredLine {
    const timestamp = new Date(at(0).getTime() + number).toISOString();
    const message = `line ${number}`;
    return {
      id: uuid(),
      name: "stdout",
      level: 20,
      message,
      timestamp,
      flowRunId,
      taskRunId: null,
      ...given,
    };
  }

  async function begun(store: RunStore, given: Parameters<typeof newFlowRun>[0] = {}): Promise<string> {
    const { id } = await store.createFlowRun(newFlowRun(given));
    await store.proposeFlowRunState(id, makeState("PENDING", at(0)), { force: true });
    await store.proposeFlowRunState(id, makeState("RUNNING", at(1)), { force: true });
    return id;
  }

  async function changed(
    store: RunStore,
    run: ReturnType<typeof newTaskRun>,
    type: StateType,
  ): Promise<void> {
    const state = makeState(type, new Date());
    const startTime = run.startTime ?? state.timestamp;
    const { id, name, flowRunId } = run;
    await store.recordTaskRunState({
      id,
      name,
      flowRunId,
      runCount: 1,
      startTime,
      endTime: null,
      totalRunTime: 0,
      state,
    });
  }

  test("lists flow runs by state, flow and name, the newest first, in parts", async () => {
    const { client, store } = await world();
    const names = ["calm-otter-1", "calm-otter-2", "wise-crow-3"];
    const ids: string[] = [];
    for (const [index, name] of names.entries()) {
      const id = await begun(store, {
        name,
        flowName: index === 1 ? "other" : "daily",
        context: { notebook: "/a/n.ipynb" },
      });
      ids.push(id);
    }
    await store.proposeFlowRunState(nth(ids, 2), makeState("FAILED", at(5), { message: "no" }), {
      force: true,
    });
    const some = { limit: 10, offset: 0 };

    const all = await client.flowRuns(some);
    expect(all.total).toBe(3);
    expect(new Set(all.items.map((run) => run.flowName))).toEqual(new Set(["daily", "other"]));
    expect(all.items.find(({ id }) => id === ids[2])).toMatchObject({
      name: "wise-crow-3",
      state: { type: "FAILED", name: "Failed", message: "no" },
      parameters: { path: "data/ü.parquet", alpha: 0.5 },
      notebook: "/a/n.ipynb",
      endTime: at(5).toISOString(),
    } satisfies Partial<Record<keyof FlowRun, unknown>>);
    expect((await client.flowRuns({ ...some, stateTypes: ["FAILED"] })).items.map(({ id }) => id)).toEqual([
      ids[2],
    ]);
    expect((await client.flowRuns({ ...some, name: "otter" })).total).toBe(2);
    const { items: flows } = await client.flows({ ...some, name: "oth" });
    expect(flows.map(({ name }) => name)).toEqual(["other"]);
    expect(
      (await client.flowRuns({ ...some, flowIds: [nth(flows, 0).id] })).items.map(({ id }) => id),
    ).toEqual([ids[1]]);
    const parts = await Promise.all([0, 1, 2].map((offset) => client.flowRuns({ limit: 1, offset })));
    expect(parts.map(({ items }) => items[0]?.id)).toEqual(all.items.map(({ id }) => id));
  });

  test("gives a run's tasks, more than a page of them, with what each was given", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    const first = newTaskRun(id, { name: "read", taskKey: "read" });
    await store.createTaskRun(first);
    const more = Array.from({ length: 230 }, (_, index) =>
      newTaskRun(id, {
        name: `train-${index}`,
        dynamicKey: String(index),
        taskInputs: {
          df: [{ input_type: "task_run", id: first.id }],
          x: [{ input_type: "parameter", name: "x" }],
        },
      }),
    );
    for (const run of more) await store.createTaskRun(run);
    const runs = await client.taskRuns(id);
    expect(runs.map((run) => run.id)).toEqual([first.id, ...more.map((run) => run.id)]);
    expect(runs[1]).toMatchObject({
      taskKey: "train",
      state: { type: "PENDING" },
      inputs: { df: [{ kind: "task-run", id: first.id }], x: [{ kind: "parameter", name: "x" }] },
    });
    expect((await client.taskRuns(id, [nth(more, 3).id])).map(({ name }) => name)).toEqual(["train-3"]);
  });

  test("gives states in their order, artifacts by key, and the plan", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    expect(await client.plan(id)).toBeNull();
    const run = newTaskRun(id);
    await store.createTaskRun(run);
    await changed(store, run, "RUNNING");
    const artifact = (key: string, data: unknown, taskRunId: string | null = null) =>
      store.saveArtifact({
        id: uuid(),
        key,
        type: key.replace(/-\d+$/u, ""),
        data: data as never,
        description: null,
        created: new Date().toISOString(),
        updated: new Date().toISOString(),
        flowRunId: id,
        taskRunId,
      });
    const plan = planOf({ read: [], train: ["read"] });
    await artifact("nbflow-plan", plan);
    await artifact("nbflow-cell-4", { cell: 4, outputs: [] }, run.id);
    expect(await client.plan(id)).toEqual(plan);
    expect((await client.states({ flowRunId: id })).map(({ type }) => type)).toEqual(["PENDING", "RUNNING"]);
    expect((await client.states({ taskRunId: run.id })).map(({ type }) => type)).toEqual([
      "PENDING",
      "RUNNING",
    ]);
    expect((await client.artifacts({ taskRunId: run.id })).map(({ key, type }) => [key, type])).toEqual([
      ["nbflow-cell-4", "nbflow-cell"],
    ]);
    const byKey = await client.artifacts({ flowRunId: id, keys: ["nbflow-plan"] });
    expect(byKey.map(({ key }) => key)).toEqual(["nbflow-plan"]);
  });

  test("gives the newest lines of a log, and those before them", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    const run = newTaskRun(id);
    await store.createTaskRun(run);
    const lines = Array.from({ length: 450 }, (_, number) =>
      line(id, number, { level: number % 10 === 0 ? 40 : 20, taskRunId: number < 5 ? run.id : null }),
    );
    await store.log(lines);
    const messages = (all: readonly LogLine[]) => all.map(({ message }) => Number(message.slice(5)));
    expect(messages(await client.logs({ flowRunId: id, limit: 3 }))).toEqual([447, 448, 449]);
    expect(messages(await client.logs({ flowRunId: id, limit: 2, skip: 3 }))).toEqual([445, 446]);
    expect(messages(await client.logs({ flowRunId: id, limit: 1000 }))).toHaveLength(450);
    expect(messages(await client.logs({ flowRunId: id, limit: 2, minLevel: 40 }))).toEqual([430, 440]);
    expect(messages(await client.logs({ taskRunId: run.id, limit: 10 }))).toEqual([0, 1, 2, 3, 4]);
  });

  test("tells of what another process does to a run and its tasks", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    const run = newTaskRun(id, { created: new Date().toISOString() });
    await store.createTaskRun(run);
    const isOf = (kind: Change["kind"], of: string) => (change: Change) =>
      isTold ? change.kind === kind && "id" in change && change.id === of : change.kind === "any";
    const [onTask, taskChanged] = heard(isOf("task-run", run.id));
    const stopTask = client.subscribe({ flowRunId: id }, onTask);
    const [onRun, runChanged] = heard(isOf("flow-run", id));
    const stopRun = client.subscribe({}, onRun);
    // again and again until it is heard: the sockets may not be there yet, and what was before is not told
    const types = ["RUNNING", "PAUSED"] as const;
    let turn = 0;
    const writing = setInterval(() => {
      turn += 1;
      const type = types[turn % 2] ?? "RUNNING";
      void changed(store, run, type);
      void store.proposeFlowRunState(id, makeState(type, new Date()), { force: true });
    }, 50);
    expect(await taskChanged).toEqual(isTold ? { kind: "task-run", id: run.id } : { kind: "any" });
    expect(await runChanged).toEqual(isTold ? { kind: "flow-run", id } : { kind: "any" });
    clearInterval(writing);
    await store.flush();
    stopTask();
    stopRun();
  });

  test("tells of new lines of a log, of one task alone where that is asked", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    const run = newTaskRun(id);
    await store.createTaskRun(run);
    const told: string[] = [];
    const isLast = (lines: readonly LogLine[]) => lines.some(({ message }) => message === "last");
    const [onLines, came] = heard(isLast);
    const stop = client.followLogs({ taskRunId: run.id }, (lines) => {
      told.push(...lines.map(({ message }) => message));
      onLines(lines);
    });
    // until it is heard: the socket may not be there yet, and what was before is not told
    const writing = setInterval(() => {
      const timestamp = new Date().toISOString();
      void store.log([
        line(id, 0, { message: "of the flow", timestamp }),
        line(id, 0, { message: "first", timestamp, taskRunId: run.id }),
        line(id, 0, { message: "last", timestamp, taskRunId: run.id }),
      ]);
    }, 50);
    await came;
    clearInterval(writing);
    await store.flush();
    stop();
    expect(told).not.toContain("of the flow");
    expect(told.slice(0, 2)).toEqual(["first", "last"]);
  });

  test("cancels a run that goes on; what the rules do not allow is refused, with the reason", async () => {
    const { client, store } = await world();
    const id = await begun(store);
    await client.cancel(id);
    expect((await client.flowRun(id)).state?.type).toBe("CANCELLING");
    await client.cancel(id);
    const done = await begun(store);
    await store.proposeFlowRunState(done, makeState("COMPLETED", at(3)));
    await expect(client.cancel(done)).rejects.toMatchObject({ name: "ClientError", code: "refused" });
    await expect(client.retry(done)).rejects.toMatchObject({ name: "ClientError", code: "refused" });
  });

  test("pauses, resumes and runs a deployment, and sees that no worker takes the run; then retries it", async () => {
    const { client, ask } = await world();
    const flow = (await ask("POST", "/flows/", { body: { name: "daily" } })).body as { id: string };
    await ask("POST", "/work_pools/", { body: { name: "default", type: "process" } });
    const made = await ask("POST", "/deployments/", {
      body: {
        name: "nightly",
        flow_id: flow.id,
        work_pool_name: "default",
        schedules: [{ schedule: { cron: "0 5 * * *", timezone: "Europe/Madrid" }, active: true }],
        parameters: { alpha: 1 },
        parameter_openapi_schema: { type: "object", properties: { alpha: { type: "number" } } },
      },
    });
    expect(made.status).toBe(201);
    const some = { limit: 10, offset: 0 };
    const deployment = nth((await client.deployments(some)).items, 0);
    expect(deployment).toMatchObject({
      name: "nightly",
      flowName: "daily",
      paused: false,
      schedules: [{ text: "0 5 * * *", timezone: "Europe/Madrid", active: true }],
      workPoolName: "default",
      parameters: { alpha: 1 },
    });
    await client.pauseDeployment(deployment.id, true);
    expect((await client.deployments(some)).items[0]?.paused).toBe(true);
    await client.pauseDeployment(deployment.id, false);
    expect((await client.deployments({ ...some, name: "nigh" })).items[0]?.paused).toBe(false);

    const run = await client.runDeployment(deployment.id, { alpha: 2 });
    expect(run).toMatchObject({
      flowName: "daily",
      state: { type: "SCHEDULED" },
      parameters: { alpha: 2 },
      deploymentId: deployment.id,
      workPoolName: "default",
    });
    expect(await client.workPools()).toMatchObject([
      { name: "default", type: "process", paused: false, workers: [], waiting: 1 },
    ]);
    await ask("POST", "/work_pools/default/workers/heartbeat", { body: { name: "w1" } });
    expect((await client.workPools())[0]?.workers).toMatchObject([{ name: "w1", isOnline: true }]);
    await client.cancel(run.id);
    expect((await client.flowRun(run.id)).state?.type).toBe("CANCELLED");
    await client.retry(run.id);
    expect((await client.flowRun(run.id)).state).toMatchObject({ type: "SCHEDULED", name: "AwaitingRetry" });
  });

  test("is told in words of a key that is missing or wrong, of a run that is not there, of a server that is not", async () => {
    const { client, url, home } = await world();
    await expect(client.flowRun(uuid())).rejects.toMatchObject({ code: "not-found" });
    const key = await manageKeys(home, (keys) => keys.create("me", "read"));
    const some = { limit: 1, offset: 0 };
    await expect(client.flowRuns(some)).rejects.toMatchObject({ code: "unauthorized" });
    await expect(make(url, "wrong").flowRuns(some)).rejects.toMatchObject({ code: "unauthorized" });
    expect(await make(url, key).flowRuns(some)).toEqual({ items: [], total: 0 });
    expect(await make(url, `me:${key}`).flowRuns(some)).toEqual({ items: [], total: 0 });
    await expect(make("http://127.0.0.1:9").flowRuns(some)).rejects.toMatchObject({ code: "unreachable" });
  });
});
