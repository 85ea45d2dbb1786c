import { v7 as uuid } from "uuid";
import { expect, onTestFinished, test } from "vitest";
import { WebSocket } from "ws";
import { makeState } from "../../../src/state/index.js";
import { openSqliteStore } from "../../../src/store/index.js";
import { serve } from "./support/serve.js";

async function shared() {
  const serving = await serve();
  const store = await openSqliteStore({ home: serving.home });
  onTestFinished(() => store.close());
  const createRun = () =>
    store.createFlowRun({
      id: uuid(),
      name: "by-hand",
      created: new Date().toISOString(),
      tags: ["t"],
      flowName: "local",
      parameters: { x: 1 },
      parentTaskRunId: null,
      deploymentId: null,
      policy: { retries: 1, retryDelay: [2] },
      processId: null,
      context: { script: "a.flow.ts" },
    });
  return { ...serving, store, createRun };
}

test("what the command line runs is on the server as soon as it is written", async () => {
  const { ask, store, createRun } = await shared();
  const run = await createRun();
  await store.proposeFlowRunState(run.id, makeState("RUNNING", new Date()));
  const answer = await ask("GET", `/flow_runs/${run.id}`);
  expect(answer.body).toMatchObject({
    name: "by-hand",
    parameters: { x: 1 },
    tags: ["t"],
    state_type: "RUNNING",
    run_count: 1,
    empirical_policy: { retries: 1, retry_delay: 2 },
  });
  const listed = await ask("POST", "/flow_runs/filter", { body: { flows: { name: { any_: ["local"] } } } });
  expect(listed.body).toHaveLength(1);
});

test("what is made over the API is among the command line's runs", async () => {
  const { ask, store } = await shared();
  const flow = (await ask("POST", "/flows/", { body: { name: "remote" } })).body as { id: string };
  const body = { flow_id: flow.id, name: "by-api", parameters: { y: 2 }, state: { type: "PENDING" } };
  const made = (await ask("POST", "/flow_runs/", { body })).body as { id: string };
  const [run] = await store.flowRuns();
  expect(run).toMatchObject({ id: made.id, name: "by-api", flowName: "remote", parameters: { y: 2 } });
  expect(run?.state).toMatchObject({ type: "PENDING" });
});

test("who listens on the server hears of states and lines that another process writes", async () => {
  const { url, store, createRun } = await shared();
  const run = await createRun();
  const listen = (path: string): { ready: Promise<void>; next: () => Promise<unknown> } => {
    const socket = new WebSocket(`${url.replace("http", "ws")}/api${path}`, "prefect");
    const heard: unknown[] = [];
    let tell: (() => void) | null = null;
    onTestFinished(() => socket.close());
    socket.on("open", () => socket.send(JSON.stringify({ type: "auth", token: null })));
    const ready = new Promise<void>((resolve) => {
      socket.on("message", (data) => {
        const message = JSON.parse((data as Buffer).toString("utf8")) as { type: string };
        if (message.type === "auth_success") {
          socket.send(JSON.stringify({ type: "filter", filter: {} }), () => resolve());
          return;
        }
        heard.push(message);
        tell?.();
      });
    });
    return {
      ready,
      next: async () => {
        while (heard.length === 0) await new Promise<void>((resolve) => (tell = resolve));
        return heard.shift();
      },
    };
  };
  const events = listen("/events/out");
  const logs = listen("/logs/out");
  await Promise.all([events.ready, logs.ready]);
  await store.proposeFlowRunState(run.id, makeState("RUNNING", new Date()));
  expect(await events.next()).toMatchObject({ type: "event", event: { event: "prefect.flow-run.Running" } });
  let said = 0;
  // a line that is written before the server has begun to listen is not told
  const speaking = setInterval(() => {
    said += 1;
    const line = {
      id: uuid(),
      name: "x",
      level: 20,
      message: `line ${said}`,
      timestamp: new Date().toISOString(),
    };
    void store.log([{ ...line, flowRunId: run.id, taskRunId: null }]);
  }, 20);
  expect(await logs.next()).toMatchObject({ type: "log", log: { flow_run_id: run.id } });
  clearInterval(speaking);
});
