import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { manageKeys } from "../../../src/server/index.js";
import { serve } from "./support/serve.js";

const FLOW = { body: { name: "f" } };
const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

describe("who may use the server", () => {
  test("everyone on this machine while there is no key, and nobody without one from then on", async () => {
    const { ask, home } = await serve();
    expect((await ask("POST", "/flows/", FLOW)).status).toBe(201);
    const key = await manageKeys(home, (keys) => keys.create("me", "admin"));
    expect((await ask("POST", "/flows/", FLOW)).status).toBe(401);
    expect((await ask("GET", "/admin/version")).status).toBe(401);
    expect((await ask("GET", "/health")).status).toBe(200);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: bearer(key) })).status).toBe(200);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: basic(`admin:${key}`) })).status).toBe(200);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: basic("admin:pass") })).status).toBe(401);
    await manageKeys(home, (keys) => keys.remove("me"));
    expect((await ask("POST", "/flows/", { ...FLOW, headers: bearer(key) })).status).toBe(200);
  });

  test("each as far as the key's role allows", async () => {
    const { ask, home } = await serve();
    const [read, run, admin] = await manageKeys(home, async (keys) => [
      await keys.create("reader", "read"),
      await keys.create("runner", "run"),
      await keys.create("owner", "admin"),
    ]);
    const status = async (key: string | undefined, method: string, path: string, body?: object) =>
      (await ask(method, path, { ...(body === undefined ? {} : { body }), headers: bearer(key ?? "") }))
        .status;
    expect(await status(read, "POST", "/flow_runs/filter", {})).toBe(200);
    expect(await status(read, "POST", "/flows/", { name: "f" })).toBe(403);
    expect(await status(run, "POST", "/flows/", { name: "f" })).toBe(201);
    expect(await status(run, "POST", "/work_pools/", { name: "p", type: "process" })).toBe(403);
    expect(await status(admin, "POST", "/work_pools/", { name: "p", type: "process" })).toBe(201);
    expect(await status(read, "POST", "/block_documents/filter", { include_secrets: true })).toBe(403);
    expect(await status(run, "POST", "/block_documents/filter", { include_secrets: true })).toBe(200);
  });

  test("a key that is given in memory alone counts as an admin's", async () => {
    const { ask } = await serve({ key: "from-the-environment" });
    expect((await ask("POST", "/flows/", FLOW)).status).toBe(401);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: bearer("from-the-environment") })).status).toBe(
      201,
    );
  });

  test("who guesses waits", async () => {
    const { ask } = await serve({ key: "right" });
    const statuses: number[] = [];
    for (let time = 0; time < 11; time += 1) {
      statuses.push((await ask("GET", "/admin/version", { headers: bearer(`wrong-${time}`) })).status);
    }
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    const late = await ask("GET", "/admin/version", { headers: bearer("right") });
    expect(late.status).toBe(429);
    expect(Number(late.headers["retry-after"])).toBeGreaterThan(0);
  });

  test("at an address that others reach, nobody is served without a key unless that is asked for", async () => {
    await expect(serve({ host: "0.0.0.0" })).rejects.toMatchObject({ code: "open-to-all" });
    const { ask } = await serve({ host: "0.0.0.0", insecure: true });
    expect((await ask("GET", "/health")).status).toBe(200);
  });

  test("websockets ask for the key in their first message", async () => {
    const { url } = await serve({ key: "right" });
    const said = (token: string | null) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${url.replace("http", "ws")}/api/events/in`, "prefect");
        socket.on("open", () => socket.send(JSON.stringify({ type: "auth", token })));
        socket.on("message", (data) => {
          resolve((data as Buffer).toString("utf8"));
          socket.close();
        });
        socket.on("close", (code) => resolve(`closed ${code}`));
      });
    expect(await said("right")).toBe('{"type":"auth_success"}');
    expect(await said("wrong")).toBe("closed 1008");
    expect(await said(null)).toBe("closed 1008");
  });
});

describe("what is not let in", () => {
  test("requests of a page elsewhere, under its own name for this machine or from its own origin", async () => {
    const { ask, url } = await serve();
    const { host } = new URL(url);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: { host: "evil.example" } })).status).toBe(403);
    expect(
      (await ask("POST", "/flows/", { ...FLOW, headers: { origin: "http://evil.example" } })).status,
    ).toBe(403);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: { origin: "null" } })).status).toBe(403);
    expect((await ask("POST", "/flows/", { ...FLOW, headers: { origin: `http://${host}` } })).status).toBe(
      201,
    );
    const named = await serve({ allowedHosts: ["flows.example"] });
    expect((await named.ask("POST", "/flows/", { ...FLOW, headers: { host: "flows.example" } })).status).toBe(
      201,
    );
  });

  test("requests that are too large, and parameters that are", async () => {
    const { ask } = await serve({ largestRequest: 1_000_000 });
    const flow = (await ask("POST", "/flows/", FLOW)).body as { id: string };
    expect((await ask("POST", "/flows/", { body: { name: "x".repeat(1_000_001) } })).status).toBe(413);
    const parameters = { text: "x".repeat(512 * 1024) };
    expect((await ask("POST", "/flow_runs/", { body: { flow_id: flow.id, parameters } })).status).toBe(422);
  });

  test("names that could stand for something else in a path, and versions of the API that are none", async () => {
    const { ask } = await serve();
    for (const name of ["a/b", "a%b", "<a>", ""]) {
      expect((await ask("POST", "/flows/", { body: { name } })).status).toBe(422);
    }
    expect((await ask("GET", "/flows/not-an-id")).status).toBe(422);
    const version = (value: string) =>
      ask("GET", "/admin/version", { headers: { "x-prefect-api-version": value } });
    expect((await version("0.8.4")).status).toBe(200);
    expect((await version("0.7.9")).status).toBe(400);
    expect((await version("new")).status).toBe(400);
  });
});

test("neither keys nor secrets stand in the state folder as they are, and the key to them is its owner's alone", async () => {
  const { ask, home } = await serve();
  const post = async (path: string, body: object) =>
    (await ask("POST", path, { body })).body as { id: string };
  const type = await post("/block_types/", { name: "Secret", slug: "secret" });
  const schema = await post("/block_schemas/", {
    block_type_id: type.id,
    fields: { properties: { value: { type: "string" } }, secret_fields: ["value"] },
  });
  const document = {
    name: "mine",
    data: { value: "hunter2-hunter2" },
    block_schema_id: schema.id,
    block_type_id: type.id,
  };
  const shown = (await ask("POST", "/block_documents/", { body: document })).body as {
    id: string;
    data: object;
  };
  expect(shown.data).toEqual({ value: "********" });
  const opened = (await ask("GET", `/block_documents/${shown.id}?include_secrets=true`)).body as {
    data: object;
  };
  expect(opened.data).toEqual({ value: "hunter2-hunter2" });
  // what is sent back as it was shown changes nothing
  await ask("PATCH", `/block_documents/${shown.id}`, { body: { data: { value: "********" } } });
  expect((await ask("GET", `/block_documents/${shown.id}?include_secrets=true`)).body).toMatchObject({
    data: { value: "hunter2-hunter2" },
  });

  const key = await manageKeys(home, (keys) => keys.create("me", "run"));
  const files = await Promise.all(
    ["nbflow.db", "nbflow.db-wal"].map((name) => readFile(join(home, name), "latin1").catch(() => "")),
  );
  for (const file of files) {
    expect(file).not.toContain("hunter2");
    expect(file).not.toContain(key);
  }
  expect((await stat(join(home, "secrets.key"))).mode & 0o777).toBe(0o600);
});
