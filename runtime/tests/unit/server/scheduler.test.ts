import { describe, expect, test } from "vitest";
import { eventually } from "../../parts/server/support/eventually.js";
import { make, ok, serving } from "./support/automations.js";
import { scheduling } from "./support/scheduling.js";
import { serve, type Serving } from "./support/serve.js";

interface Run {
  readonly name: string;
  readonly state_name: string;
  readonly next_scheduled_start_time: string;
}

const runs = async (server: Serving, body: object = {}) =>
  (await ok(server, "POST", "/flow_runs/filter", {
    sort: "NEXT_SCHEDULED_START_TIME_ASC",
    ...body,
  })) as Run[];

async function scheduled(server: Serving, schedule: object): Promise<readonly Run[]> {
  const flow = await make(server, "/flows/", { name: "f" });
  const schedules = [{ schedule, active: true }];
  await make(server, "/deployments/", { name: "d", flow_id: flow, schedules });
  // the runs of a schedule are made in one transaction
  return eventually(async () => {
    const found = await runs(server);
    return found.length > 0 ? found : undefined;
  });
}

describe("the runs that a schedule has waiting", () => {
  test("are a hundred at most, and none of the past", async () => {
    const began = Date.now();
    const found = await scheduled(await serving(), { interval: 30, anchor_date: "2020-01-01T00:00:00Z" });
    expect(found).toHaveLength(100);
    expect(Date.parse(found[0]?.next_scheduled_start_time ?? "")).toBeGreaterThan(began - 1000);
  });

  test("are three at least, however rare", async () => {
    const found = await scheduled(await serving(), { cron: "0 5 * * 1", timezone: "Europe/Madrid" });
    expect(found).toHaveLength(3);
  });

  test("are all of the next hour", async () => {
    const [first, ...rest] = await scheduled(await serving(), { interval: 600 });
    const last = rest.at(-1)?.next_scheduled_start_time ?? "";
    const minutes = (Date.parse(last) - Date.parse(first?.next_scheduled_start_time ?? "")) / 60_000;
    expect([50, 60]).toContain(minutes);
  });
});

test("runs of a time that is over are made when that is asked for, within its bounds, and each once", async () => {
  const server = await serve();
  const answers = await scheduling((method, path, body) => ok(server, method, path, body));
  const numbers = Object.entries(answers).map(([name, dates]) => [name, dates.length]);
  expect(Object.fromEntries(numbers)).toEqual({
    "no more than asked": 7,
    "a least number": 5,
    "a least time": 8,
    "up to an end": 4,
    "no more than a hundred": 100,
    "what is there already once": 4,
  });
  expect(answers["a least number"]?.slice(0, 2)).toEqual([
    "2026-01-01T04:00:00.000Z",
    "2026-01-02T04:00:00.000Z",
  ]);
});

test("what was due and was not taken is late", async () => {
  const server = await serving();
  const flow = await make(server, "/flows/", { name: "f" });
  for (const [name, seconds] of [
    ["overdue", -20],
    ["to come", 3600],
  ] as const) {
    const scheduled_time = new Date(Date.now() + seconds * 1000).toISOString();
    const state = { type: "SCHEDULED", state_details: { scheduled_time } };
    await make(server, "/flow_runs/", { flow_id: flow, name, state });
  }
  await eventually(async () => ((await runs(server))[0]?.state_name === "Late" ? true : undefined));
  expect((await runs(server)).map(({ name, state_name: state }) => [name, state])).toEqual([
    ["overdue", "Late"],
    ["to come", "Scheduled"],
  ]);
});

test("a worker that is not heard of for three of its heartbeats is offline", async () => {
  const server = await serve();
  await make(server, "/work_pools/", { name: "p", type: "process" });
  const beat = (name: string, seconds: number) =>
    ok(server, "POST", "/work_pools/p/workers/heartbeat", { name, heartbeat_interval_seconds: seconds });
  const statuses = async () => {
    const found = await ok(server, "POST", "/work_pools/p/workers/filter", {});
    const workers = found as { name: string; status: string }[];
    return Object.fromEntries(workers.map(({ name, status }) => [name, status]));
  };
  await beat("quiet", 1);
  await beat("heard", 600);
  await eventually(async () => ((await statuses())["quiet"] === "OFFLINE" ? true : undefined));
  expect(await statuses()).toEqual({ quiet: "OFFLINE", heard: "ONLINE" });
  await beat("quiet", 600);
  expect(await statuses()).toEqual({ quiet: "ONLINE", heard: "ONLINE" });
});
