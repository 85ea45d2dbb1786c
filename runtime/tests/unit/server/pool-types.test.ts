import { describe, expect, test } from "vitest";
import { apiAddress, orionClient } from "../../../src/orion/index.js";
import { POOL_TYPES } from "../../../src/pool-types/index.js";
import { baseJobTemplate } from "../../../src/worker/index.js";
import { serve } from "./support/serve.js";

interface Template {
  readonly job_configuration: object;
  readonly variables: { readonly properties: object; readonly required?: readonly string[] };
}

const VARIABLE = /\{\{ (\w+) \}\}/gu;

describe.each(POOL_TYPES)("a pool of the type %s", (type) => {
  test("can be made on our server, of the template that the server gives for it", async () => {
    const { url, ask } = await serve();
    const client = orionClient(apiAddress(`${url}/api`, { kind: "none" }, "--api"));
    const template = await baseJobTemplate(client, type);
    const made = await ask("POST", "/work_pools/", {
      body: { name: "pool", type, base_job_template: template },
    });
    expect(made.status).toBe(201);
    const { body } = await ask("GET", "/work_pools/pool");
    expect(body).toMatchObject({ type, base_job_template: template });
  });

  test("has jobs in which every variable stands, and nothing else is to be filled in", async () => {
    const { ask } = await serve();
    const answer = await ask("GET", "/collections/views/aggregate-worker-metadata");
    const workers: readonly Record<string, Record<string, Template>>[] = Object.values(answer.body);
    const template = workers.find((of) => type in of)?.[type]?.["default_base_job_configuration"];
    const used = [...JSON.stringify(template?.job_configuration).matchAll(VARIABLE)].map(([, name]) => name);
    expect([...new Set(used)].toSorted()).toEqual(
      Object.keys(template?.variables.properties ?? {}).toSorted(),
    );
    expect(used.length).toBeGreaterThan(5);
  });

  test.runIf(type !== "process")("asks for the image, as none runs a deployed flow by itself", async () => {
    const { url, ask } = await serve();
    const client = orionClient(apiAddress(`${url}/api`, { kind: "none" }, "--api"));
    const template = (await baseJobTemplate(client, type)) as Template & Record<string, unknown>;
    expect(template.variables.required).toContain("image");
    await ask("POST", "/work_pools/", { body: { name: "pool", type, base_job_template: template } });
    const flow = await ask("POST", "/flows/", { body: { name: "f" } });
    const deploy = (job_variables: object) =>
      ask("POST", "/deployments/", {
        body: { name: "d", flow_id: (flow.body as { id: string }).id, work_pool_name: "pool", job_variables },
      });
    expect((await deploy({ image: 3 })).status).toBe(409);
    expect((await deploy({ image: "registry/flow:1", env: { A: "1" } })).status).toBe(201);
  });
});
