import { expect, test } from "vitest";
import { eventually } from "../../parts/server/support/eventually.js";
import {
  automation,
  block,
  deployment,
  done,
  happens,
  listener,
  make,
  namedAutomation,
  ok,
  on,
  serving,
  type Told,
} from "./support/automations.js";
import type { Serving } from "./support/serve.js";

const EXECUTED = "prefect.automation.action.executed";
const NOTHING = { type: "do-nothing" };
const any = (...triggers: object[]) => ({ type: "compound", require: "any", triggers });
const isDone = (name: string) => on(EXECUTED, { match: { "prefect.resource.name": name } });

/** The events of one name, once there are so many. */
const told = (server: Serving, name: string, count = 0): Promise<readonly Told[]> =>
  eventually(async () => {
    const filter = { event: { name: [name] }, order: "ASC" };
    const page = (await ok(server, "POST", "/events/filter", { filter })) as {
      events: Told[];
      total: number;
    };
    return page.total >= count ? page.events : undefined;
  });

/** All that has come of what was done before has been seen. */
async function settle(server: Serving): Promise<void> {
  const settled = await automation(server, on("settled"), NOTHING);
  await happens(server, "settled");
  await done(server, settled);
}

const timesTriggered = async (server: Serving, name: string) =>
  (await told(server, "prefect.automation.triggered")).filter(
    ({ resource }) => resource["prefect.resource.name"] === name,
  ).length;

test("two automations that set each other off end, which is told once, by their names; another event begins anew", async () => {
  const server = await serving();
  await namedAutomation(server, "ping", any(on("go"), isDone("pong")), NOTHING);
  await namedAutomation(server, "pong", isDone("ping"), NOTHING);
  await happens(server, "go");
  const [stopped, ...others] = await told(server, "prefect.automation.stopped", 1);
  expect(others).toEqual([]);
  expect(stopped?.resource["prefect.resource.name"]).toBe("ping");
  expect(stopped?.payload["reason"]).toMatch(
    /set off by its own doing 10 times within 60 seconds: "ping", "pong" set each other off/u,
  );
  await settle(server);
  expect([await timesTriggered(server, "ping"), await timesTriggered(server, "pong")]).toEqual([11, 11]);
  await happens(server, "go");
  expect(await told(server, "prefect.automation.stopped", 2)).toHaveLength(2);
  await settle(server);
  expect(await timesTriggered(server, "ping")).toBe(22);
});

test("automations that are each set off by all that the others do end too", async () => {
  const server = await serving();
  const all = ["a", "b", "c"];
  const anything = on("prefect.automation.action.*", { match: { "prefect.resource.name": all } });
  for (const name of all) await namedAutomation(server, name, any(on("go"), anything), NOTHING);
  await happens(server, "go");
  await told(server, "prefect.automation.stopped", 3);
  await settle(server);
  const names = (await told(server, "prefect.automation.stopped")).map(
    ({ resource }) => resource["prefect.resource.name"],
  );
  expect(names.toSorted()).toEqual(["a", "b", "c"]);
});

test("deployments that run each other end, and so do those whose runs set them off when they have ended", async () => {
  const server = await serving();
  const ids = [await deployment(server, "d"), await deployment(server, "e")] as const;
  const scheduled = (id: string) =>
    on("prefect.flow-run.Scheduled", {
      match_related: {
        "prefect.resource.role": "deployment",
        "prefect.resource.id": `prefect.deployment.${id}`,
      },
    });
  const run = (id: string) => ({ type: "run-deployment", deployment_id: id });
  await automation(server, scheduled(ids[0]), run(ids[1]));
  await automation(server, scheduled(ids[1]), run(ids[0]));
  await make(server, `/deployments/${ids[0]}/create_flow_run`, {});
  await told(server, "prefect.automation.stopped", 1);
  await settle(server);
  expect(await ok(server, "POST", "/flow_runs/count", {})).toBe(23);

  const again = await deployment(server, "again");
  const ended = on("prefect.flow-run.Completed");
  const repeating = await automation(server, ended, run(again));
  let last = await make(server, `/deployments/${again}/create_flow_run`, {});
  for (let round = 0; round <= 11; round += 1) {
    await ok(server, "POST", `/flow_runs/${last}/set_state`, { state: { type: "COMPLETED" }, force: true });
    if (round === 11) break;
    const executed = await done(server, repeating, round + 1);
    const made = executed.at(-1)?.related.find((each) => each["prefect.resource.role"] === "flow-run");
    last = made?.["prefect.resource.id"]?.replace("prefect.flow-run.", "") ?? "";
  }
  await told(server, "prefect.automation.stopped", 2);
});

test("automations that set each other off by requests end", async () => {
  const server = await serving();
  const there = await listener();
  const hook = await block(server, "webhook", { method: "POST", url: `${there.url}/` }, []);
  const call = { type: "call-webhook", block_document_id: hook };
  await namedAutomation(server, "ping", any(on("go"), isDone("pong")), call);
  await namedAutomation(server, "pong", isDone("ping"), call);
  await happens(server, "go");
  await told(server, "prefect.automation.stopped", 1);
  expect(there.heard).toHaveLength(22);
});

test("an automation may fire as often as others make it", async () => {
  const server = await serving();
  await namedAutomation(server, "many", on("go"), ...Array.from({ length: 15 }, () => NOTHING));
  const each = await namedAutomation(server, "each", isDone("many"), NOTHING);
  await happens(server, "go");
  await happens(server, "go");
  await done(server, each, 30);
  await settle(server);
  expect(await told(server, "prefect.automation.stopped")).toEqual([]);
});
