import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { v7 as uuid } from "uuid";
import { expect, onTestFinished } from "vitest";
import { eventually } from "../../../parts/server/support/eventually.js";
import { serve, type Serving } from "./serve.js";

/** An event as the API shows it. */
export interface Told {
  readonly event: string;
  readonly resource: Readonly<Record<string, string>>;
  readonly related: readonly Readonly<Record<string, string>>[];
  readonly payload: Readonly<Record<string, unknown>>;
}

export const serving = () => serve({ services: true });
export const ok = async (server: Serving, method: string, path: string, body?: unknown) => {
  const answer = await server.ask(method, path, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
export const make = async (server: Serving, path: string, body: object): Promise<string> =>
  ((await ok(server, "POST", path, body)) as { id: string }).id;

export const on = (expect: string, more: object = {}) => ({
  type: "event",
  posture: "Reactive",
  expect: [expect],
  threshold: 1,
  within: 0,
  ...more,
});
export const automation = (server: Serving, trigger: object, ...actions: object[]) =>
  namedAutomation(server, `auto-${uuid()}`, trigger, ...actions);
export const namedAutomation = (server: Serving, name: string, trigger: object, ...actions: object[]) =>
  make(server, "/automations/", { name, trigger, actions });

export const happens = (server: Serving, event: string, resource = "test.thing", more: object = {}) =>
  ok(server, "POST", "/events", [
    {
      id: uuid(),
      occurred: new Date().toISOString(),
      event,
      resource: { "prefect.resource.id": resource },
      related: [],
      payload: {},
      ...more,
    },
  ]);

/** What is told of an automation's actions, once so many are done. */
export const done = (server: Serving, id: string, count = 1): Promise<readonly Told[]> =>
  eventually(async () => {
    const filter = {
      event: { name: ["prefect.automation.action.executed", "prefect.automation.action.failed"] },
      resource: { id: [`prefect.automation.${id}`] },
      order: "ASC",
    };
    const page = (await ok(server, "POST", "/events/filter", { filter })) as { events: Told[] };
    return page.events.length >= count ? page.events : undefined;
  });

export async function deployment(server: Serving, name = "d"): Promise<string> {
  const flow = await make(server, "/flows/", { name: "f" });
  return make(server, "/deployments/", { name, flow_id: flow, parameters: { a: 1 } });
}

export async function block(server: Serving, slug: string, data: object, secrets: readonly string[]) {
  const type = await make(server, "/block_types/", { name: slug, slug });
  const fields = { type: "object", properties: {}, secret_fields: secrets };
  const schema = await make(server, "/block_schemas/", { block_type_id: type, fields });
  return make(server, "/block_documents/", {
    name: `my-${slug}`,
    data,
    block_type_id: type,
    block_schema_id: schema,
  });
}

/** An address that notes what it is sent. */
export async function listener() {
  const heard: { path: string; headers: object; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString("utf8")));
    request.on("end", () => {
      heard.push({ path: request.url ?? "", headers: request.headers, body });
      response.writeHead(request.url === "/broken" ? 500 : 200).end("noted");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => void server.close());
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard };
}
