import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { eventually } from "../../parts/server/support/eventually.js";
import { temporaryFolder } from "../support/world.js";
import {
  automation,
  block,
  deployment,
  done,
  happens,
  listener,
  make,
  ok,
  on,
  serving,
  type Told,
} from "./support/automations.js";
import { serve } from "./support/serve.js";

test("a run of a deployment, with parameters from the event", async () => {
  const server = await serving();
  const id = await deployment(server);
  const made = await automation(server, on("file.*"), {
    type: "run-deployment",
    deployment_id: id,
    parameters: {
      b: "{{ event.payload.size }}",
      c: "of {{ event.resource.id }}",
      d: { __prefect_kind: "jinja", template: "{{ event.event | upper }}" },
    },
    schedule_after: 60,
  });
  await happens(server, "file.new", "bucket.7", { payload: { size: 12 } });
  const [told] = await done(server, made);
  expect(told).toMatchObject({
    event: "prefect.automation.action.executed",
    payload: { action_type: "run-deployment" },
  });
  const [run] = (await ok(server, "POST", "/flow_runs/filter", {})) as {
    id: string;
    parameters: object;
    state_type: string;
    created_by: object;
    expected_start_time: string;
    created: string;
  }[];
  expect(run).toMatchObject({
    parameters: { a: 1, b: 12, c: "of bucket.7", d: "FILE.NEW" },
    state_type: "SCHEDULED",
    created_by: { id: made, type: "AUTOMATION" },
  });
  const wait = Date.parse(run?.expected_start_time ?? "") - Date.parse(run?.created ?? "");
  expect(Math.round(wait / 1000)).toBe(60);
  expect(told?.related).toContainEqual(
    expect.objectContaining({ "prefect.resource.id": `prefect.flow-run.${run?.id ?? ""}` }),
  );
});

test("states of the flow run that its event is about; what the rules refuse is told as failed", async () => {
  const server = await serving();
  const flow = await make(server, "/flows/", { name: "f" });
  const run = await make(server, "/flow_runs/", { flow_id: flow, state: { type: "PENDING" } });
  const stuck = await automation(server, on("prefect.flow-run.Running"), {
    type: "change-flow-run-state",
    state: "FAILED",
    name: "Stuck",
    message: "It hangs.",
  });
  const again = await automation(server, on("prefect.flow-run.Stuck"), { type: "cancel-flow-run" });
  await ok(server, "POST", `/flow_runs/${run}/set_state`, { state: { type: "RUNNING" } });
  await done(server, stuck);
  const [refused] = await done(server, again);
  expect(refused).toMatchObject({
    event: "prefect.automation.action.failed",
    payload: { reason: expect.stringContaining("Failed to set state") as string },
  });
  const now = (await ok(server, "GET", `/flow_runs/${run}`)) as { state: object };
  expect(now.state).toMatchObject({ type: "FAILED", name: "Stuck", message: "It hangs." });
});

test("pauses of deployments, pools, queues and automations, and going on", async () => {
  const server = await serving();
  const ids = {
    deployment: await deployment(server),
    "work-pool": await make(server, "/work_pools/", { name: "p", type: "process" }),
    "work-queue": await make(server, "/work_pools/p/queues/", { name: "q" }),
    automation: await automation(server, on("never"), { type: "do-nothing" }),
  };
  const acting = async (verb: string) =>
    automation(
      server,
      on(verb),
      ...Object.entries(ids).map(([kind, id]) => ({
        type: `${verb}-${kind}`,
        [`${kind.replace("-", "_")}_id`]: id,
      })),
    );
  const [pausing, resuming] = [await acting("pause"), await acting("resume")];
  const paused = async () => [
    ((await ok(server, "GET", `/deployments/${ids.deployment}`)) as { paused: boolean }).paused,
    ((await ok(server, "GET", "/work_pools/p")) as { is_paused: boolean }).is_paused,
    ((await ok(server, "GET", "/work_pools/p/queues/q")) as { is_paused: boolean }).is_paused,
    !((await ok(server, "GET", `/automations/${ids.automation}`)) as { enabled: boolean }).enabled,
  ];
  expect(await paused()).toEqual([false, false, false, false]);
  await happens(server, "pause");
  await done(server, pausing, 4);
  expect(await paused()).toEqual([true, true, true, true]);
  await happens(server, "resume");
  const told = await done(server, resuming, 4);
  expect(told.map(({ event }) => event)).toEqual(Array(4).fill("prefect.automation.action.executed"));
  expect(await paused()).toEqual([false, false, false, false]);
});

test("automations that are set off by everything do not set each other off", async () => {
  const server = await serving();
  const all = {
    type: "event",
    posture: "Reactive",
    match: { "prefect.resource.id": ["test.*", "prefect.*"] },
  };
  const both = [
    await automation(server, all, { type: "do-nothing" }),
    await automation(server, all, { type: "do-nothing" }),
  ];
  const follower = await automation(server, on("prefect.automation.action.executed"), { type: "do-nothing" });
  await happens(server, "a", "test.1");
  for (const id of both) expect(await done(server, id)).toHaveLength(1);
  await done(server, follower, 2);
  await happens(server, "b", "test.1");
  for (const id of both) expect(await done(server, id, 2)).toHaveLength(2);
  const answer = await server.ask("POST", "/automations/", {
    body: {
      name: "x",
      trigger: { type: "event", posture: "Reactive" },
      actions: [{ type: "run-deployment", source: "inferred" }],
    },
  });
  expect(answer.status).toBe(422);
});

test("requests through blocks, whose secrets are told nowhere", async () => {
  const server = await serving();
  const there = await listener();
  const hook = await block(
    server,
    "webhook",
    { method: "POST", url: `${there.url}/hook?key=hidden-key`, headers: { "X-Token": "hidden-token" } },
    ["url", "headers.*"],
  );
  const slack = await block(server, "slack-webhook", { url: `${there.url}/slack` }, ["url"]);
  const broken = await block(
    server,
    "custom-webhook",
    {
      name: "pager",
      url: `${there.url}/broken`,
      method: "PUT",
      json_data: { text: "{{body}}", by: "{{ token }}" },
      secrets: { token: "hidden-secret" },
    },
    ["secrets.*"],
  );
  const made = await automation(
    server,
    on("alarm"),
    { type: "call-webhook", block_document_id: hook, payload: '{"of": "{{ event.resource.id }}"}' },
    {
      type: "send-notification",
      block_document_id: slack,
      subject: "Alarm",
      body: "At {{ event.resource.id }}",
    },
    { type: "send-notification", block_document_id: broken, body: "It burns" },
  );
  await happens(server, "alarm", "house.1");
  const told = await done(server, made, 3);
  const byIndex = told.toSorted(
    (a, b) => Number(a.payload["action_index"]) - Number(b.payload["action_index"]),
  );
  expect(byIndex.map(({ payload }) => [payload["action_index"], payload["status_code"]])).toEqual([
    [0, 200],
    [1, 200],
    [2, 500],
  ]);
  expect(byIndex.map(({ event }) => event.split(".").at(-1))).toEqual(["executed", "executed", "failed"]);
  const heard = Object.fromEntries(there.heard.map((each) => [each.path, each]));
  expect(heard["/hook?key=hidden-key"]).toMatchObject({
    headers: { "x-token": "hidden-token" },
    body: '{"of": "house.1"}',
  });
  expect(heard["/slack"]?.body).toBe('{"text":"*Alarm*\\nAt house.1"}');
  expect(heard["/broken"]?.body).toBe('{"text":"It burns","by":"hidden-secret"}');
  expect(JSON.stringify(told)).not.toContain("hidden");
});

test("an event that came while nothing looked at it sets off once, after the next start", async () => {
  const home = temporaryFolder();
  const before = await serve({ home, services: false });
  const flow = await make(before, "/flows/", { name: "f" });
  const id = await make(before, "/deployments/", { name: "d", flow_id: flow });
  const trigger = on("a", { threshold: 2, within: 60 });
  const made = await automation(before, trigger, { type: "run-deployment", deployment_id: id });
  for (const name of ["a", "b", "a"]) await happens(before, name);
  const after = await serve({ home, services: true });
  const also = await serve({ home, services: true });
  await done(after, made);
  await happens(also, "a");
  const settled = await automation(also, on("settled"), { type: "do-nothing" });
  await happens(also, "settled");
  await done(also, settled);
  expect(await ok(also, "POST", "/flow_runs/count", {})).toBe(1);
});

test.each([
  [{ trigger: { type: "metric" } }, /there is no trigger of the type "metric"; there are event, compound/u],
  [
    { actions: [{ type: "send-email" }] },
    /actions\.0: there is no action "send-email"; there are do-nothing/u,
  ],
  [{ actions_on_resolve: [{ type: "do-nothing" }] }, /actions_on_resolve: only triggers of metrics resolve/u],
  [{ trigger: on("a", { posture: "Proactive", within: 5 }) }, /greater than or equal to 10 seconds/u],
  [{ actions: [{ type: "pause-deployment" }] }, /deployment_id is required/u],
  [
    { actions: [{ type: "run-deployment", source: "inferred", parameters: { a: "{{ a | shout }}" } }] },
    /there is no filter shout/u,
  ],
  [
    { trigger: on("prefect.flow-run.*"), actions: [{ type: "run-deployment", source: "inferred" }] },
    /infinite loop of flow runs/u,
  ],
  [
    { actions: [{ type: "call-webhook", block_document_id: uuid() }] },
    /actions\.0: there is no such block document/u,
  ],
])("what it would not act on is refused when it is made, by name: %j", async (given, why) => {
  const server = await serve();
  const body = { name: "x", trigger: on("a"), actions: [], ...given };
  const answer = await server.ask("POST", "/automations/", { body });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body).replaceAll('\\"', '"')).toMatch(why);
});

test("a notification that only Prefect's own library can send is refused by its block's type", async () => {
  const server = await serve();
  const id = await block(server, "discord-webhook", { webhook_id: "x" }, []);
  const actions = [{ type: "send-notification", block_document_id: id, body: "x" }];
  const answer = await server.ask("POST", "/automations/", {
    body: { name: "x", trigger: on("a"), actions },
  });
  expect(answer.status).toBe(422);
  expect(JSON.stringify(answer.body)).toContain("discord-webhook; it can by slack-webhook, custom-webhook");
});

test("pools, queues and deployments tell when they are made, become ready, are paused, and are gone", async () => {
  const server = await serving();
  await make(server, "/work_pools/", { name: "p", type: "process" });
  const flow = await make(server, "/flows/", { name: "f" });
  const id = await make(server, "/deployments/", { name: "d", flow_id: flow, work_pool_name: "p" });
  const ready = await automation(server, on("prefect.work-pool.ready"), {
    type: "pause-work-pool",
    source: "inferred",
  });
  await ok(server, "POST", "/work_pools/p/workers/heartbeat", { name: "w" });
  await ok(server, "POST", "/work_pools/p/get_scheduled_flow_runs", {});
  await done(server, ready);
  const names = () =>
    eventually(async () => {
      const filter = {
        event: { prefix: ["prefect.work-pool", "prefect.work-queue", "prefect.deployment"] },
        order: "ASC",
      };
      const page = (await ok(server, "POST", "/events/filter", { filter })) as { events: Told[] };
      const found = page.events.map(({ event }) => event.replace("prefect.", ""));
      return found.includes("work-pool.paused") && found.includes("deployment.ready")
        ? page.events
        : undefined;
    });
  await names();
  await ok(server, "DELETE", `/deployments/${id}`);
  await ok(server, "DELETE", "/work_pools/p");
  const told = await names();
  expect(told.map(({ event }) => event.replace("prefect.", "")).toSorted()).toEqual([
    "deployment.created",
    "deployment.deleted",
    "deployment.ready",
    "work-pool.created",
    "work-pool.deleted",
    "work-pool.paused",
    "work-pool.ready",
    "work-queue.created",
    "work-queue.deleted",
    "work-queue.ready",
  ]);
  const related = told.find(({ event }) => event === "prefect.deployment.ready")?.related ?? [];
  expect(related.map((each) => each["prefect.resource.role"])).toEqual(["flow", "work-queue", "work-pool"]);
}, 30_000);
