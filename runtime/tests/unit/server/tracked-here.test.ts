import { v7 as uuid } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import { createEngine, flow, pauseFlowRun, task } from "../../../src/index.js";
import { startTracking } from "../../../src/orion/index.js";
import { makeState } from "../../../src/state/index.js";
import { openSqliteStore } from "../../../src/store/index.js";
import { deferred } from "../support/deferred.js";
import { newFlowRun, newTaskRun } from "../support/records.js";
import { temporaryFolder } from "../support/world.js";
import { serve } from "./support/serve.js";

/** Runs a flow with a task, a line and an artifact, tracked to the server; gives what the server has of it then. */
async function trackedTo(server: Awaited<ReturnType<typeof serve>>, home: string) {
  const local = await openSqliteStore({ home });
  onTestFinished(() => local.close());
  const url = `${server.url}/api`;
  const tracking = startTracking({ url, auth: { kind: "none" }, source: "--api" }, local, home);
  const { store } = tracking;
  const now = new Date();
  const run = await store.createFlowRun(newFlowRun({ id: uuid(), name: "once" }));
  const of = { flowRunId: run.id, taskRunId: null };
  await store.proposeFlowRunState(run.id, makeState("PENDING", now));
  await store.proposeFlowRunState(run.id, makeState("RUNNING", now));
  await store.createTaskRun(newTaskRun(run.id, { id: uuid(), state: makeState("RUNNING", now) }));
  const line = { id: uuid(), name: "stdout", level: 20, message: "a line", timestamp: now.toISOString() };
  await store.log([{ ...line, ...of }]);
  const made = { created: now.toISOString(), updated: now.toISOString(), description: null };
  await store.saveArtifact({ id: uuid(), key: "k", type: "markdown", data: "x", ...made, ...of });
  await store.proposeFlowRunState(run.id, makeState("COMPLETED", new Date()));
  expect(await tracking.finish()).toMatchObject({ isSent: true, refused: [] });
  const [shown] = (await server.ask("POST", "/flow_runs/filter", { body: {} })).body as [{ id: string }];
  const read = async (path: string) =>
    ((await server.ask("POST", path, { body: {} })).body as readonly object[]).length;
  return {
    id: run.id,
    page: tracking.pageOf(run.id),
    shown,
    counts: {
      runs: await read("/flow_runs/filter"),
      tasks: await read("/task_runs/filter"),
      lines: await read("/logs/filter"),
      artifacts: await read("/artifacts/filter"),
    },
  };
}

test("a run that is tracked to a server over the same store is there once, under its own id", async () => {
  const server = await serve();
  const { id, page, shown, counts } = await trackedTo(server, server.home);
  expect(shown).toMatchObject({ id, name: "once", state_type: "COMPLETED" });
  expect(page).toBe(`${server.url}/runs/flow-run/${id}`);
  expect(counts).toMatchObject({ runs: 1, tasks: 1, lines: 1, artifacts: 1 });
});

test("a server over another store is told of it", async () => {
  const server = await serve();
  const { id, shown, counts } = await trackedTo(server, temporaryFolder());
  expect(shown).toMatchObject({ name: "once", state_type: "COMPLETED" });
  expect(shown.id).not.toBe(id);
  expect(counts).toMatchObject({ runs: 1, tasks: 1, lines: 1, artifacts: 1 });
});

/** Runs two task runs with the same tag, tracked to the server; gives the state that the run comes to. */
async function tagged(server: Awaited<ReturnType<typeof serve>>, home: string): Promise<string> {
  const local = await openSqliteStore({ home });
  onTestFinished(() => local.close());
  const url = `${server.url}/api`;
  const tracking = startTracking({ url, auth: { kind: "none" }, source: "--api" }, local, home);
  const query = task({ name: "query", tags: ["db"] }, (n: number) => n);
  const both = flow({ name: "both" }, async () => Promise.all([query(1), query(2)]));
  const engine = createEngine({ store: tracking.store, startPython: noPython });
  const { state } = await engine.run(both);
  await tracking.finish();
  return state.type;
}

const noPython = (): never => {
  throw new Error("The flow has no cells.");
};

test("a limit of the store that both have is taken once, and one of another server is held to", async () => {
  const server = await serve();
  const limit = (slots: number) =>
    server.ask("POST", "/v2/concurrency_limits/", { body: { name: "tag:db", limit: slots } });
  await limit(1);
  expect(await tagged(server, server.home)).toBe("COMPLETED");
  const other = temporaryFolder();
  expect(await tagged(server, other)).toBe("COMPLETED");
  await server.ask("DELETE", "/v2/concurrency_limits/tag:db");
  await limit(0);
  expect(await tagged(server, other)).toBe("FAILED");
});

test("a run of the store that both have is resumed at the server with what it asks for, which is checked", async () => {
  const server = await serve();
  const store = await openSqliteStore({ home: server.home });
  onTestFinished(() => store.close());
  const input = {
    type: "object",
    properties: { n: { type: "integer" }, by: { type: "string", default: "me" } },
    required: ["n"],
  };
  const asks = flow({ name: "asks" }, async () => pauseFlowRun({ input }));
  const paused = deferred<string>();
  const engine = createEngine({
    store,
    startPython: noPython,
    observe: (event) => {
      if (event.type === "flow-run-state" && event.state.type === "PAUSED") paused.resolve(event.flowRun.id);
    },
  });
  const running = engine.run(asks);
  const id = await paused.promise;
  const resume = async (run_input: object) =>
    (await server.ask("POST", `/flow_runs/${id}/resume`, { body: { run_input } })).body as object;
  expect(await resume({ n: "many" })).toMatchObject({ status: "REJECT" });
  expect(await resume({ n: 3, m: 4 })).toMatchObject({ status: "REJECT" });
  expect(await resume({ n: 3 })).toMatchObject({ status: "ACCEPT" });
  expect((await running).result).toEqual({ n: 3, by: "me" });
});
