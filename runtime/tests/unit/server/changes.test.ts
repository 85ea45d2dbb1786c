import { expect, test } from "vitest";
import { ok } from "./support/automations.js";
import { change, updates } from "./support/changing.js";
import { serve } from "./support/serve.js";

test("what changes of pools, queues and deployments is told with what it was; not the pauses of pools and queues, nor schedules", async () => {
  const server = await serve();
  const ask = (method: string, path: string, body?: unknown) => ok(server, method, path, body);
  const most = await change(ask);
  const told = await updates(ask);
  expect(told).toHaveLength(most);
  expect(told.map(({ of, updates: fields }) => [of.split(".")[1], Object.keys(fields)])).toEqual([
    ["work-pool", ["concurrency_limit", "description"]],
    ["work-pool", ["base_job_template"]],
    ["work-pool", ["storage_configuration"]],
    ["work-queue", ["concurrency_limit", "description", "priority"]],
    ["work-queue", ["concurrency_limit", "name"]],
    ["deployment", ["parameters", "tags", "version"]],
    ["deployment", ["description", "entrypoint", "path", "paused"]],
    ["deployment", ["infra_overrides"]],
  ]);
  expect(told[0]?.updates).toEqual({
    concurrency_limit: { from: null, to: 3 },
    description: { from: null, to: "x" },
  });
  expect(told[5]?.updates["parameters"]).toEqual({ from: { a: 1 }, to: { a: 2 } });
});
