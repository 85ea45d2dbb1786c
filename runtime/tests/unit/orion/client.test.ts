import { describe, expect, test } from "vitest";
import { apiAddress, orionClient, serverVersion, type ApiAuth } from "../../../src/orion/index.js";
import { answeringServer, json } from "./answering-server.js";

const clientOf = (url: string, auth: ApiAuth = { kind: "none" }, retries?: number) =>
  orionClient(apiAddress(url, auth, "--api"), retries === undefined ? {} : { retries });

test("a request is sent again when the server is busy, after the time that it names", async () => {
  const { url, got } = await answeringServer((_got, response, count) => {
    if (count === 1) response.writeHead(503, { "retry-after": "0" }).end("database is locked");
    else json(response, { id: "f" });
  });
  expect(await clientOf(url).call("POST", "flows/", { name: "f" })).toEqual({ id: "f" });
  expect(got.map(({ path, body }) => [path, body])).toEqual([
    ["/api/flows/", { name: "f" }],
    ["/api/flows/", { name: "f" }],
  ]);
});

test("a request is sent again when the connection is reset", async () => {
  const { url, got } = await answeringServer((_got, response, count) => {
    if (count === 1) response.socket?.destroy();
    else json(response, "3.8.8");
  });
  expect(await serverVersion(clientOf(url))).toBe("3.8.8");
  expect(got).toHaveLength(2);
});

test.for([
  [{ kind: "none" }, undefined],
  [{ kind: "bearer", key: "k1" }, "Bearer k1"],
  [{ kind: "basic", credentials: "ana:pässword" }, `Basic ${Buffer.from("ana:pässword").toString("base64")}`],
] as const)("what opens the API is sent: %j", async ([auth, header]) => {
  const { url, got } = await answeringServer((_got, response) => json(response, "3.8.8"));
  await serverVersion(clientOf(url, auth));
  expect(got[0]?.headers.authorization).toBe(header);
  expect(got[0]?.headers["x-prefect-api-version"]).toBe("0.8.4");
});

test("a server that guards against forged requests gets its token", async () => {
  const { url, got } = await answeringServer(({ path, headers }, response) => {
    if (path.startsWith("/api/csrf-token")) json(response, { token: "t1" });
    else if (headers["prefect-csrf-token"] === "t1") json(response, { id: "f" });
    else json(response, { detail: "Missing CSRF token." }, 403);
  });
  expect(await clientOf(url).call("POST", "flows/", { name: "f" })).toEqual({ id: "f" });
  expect(got.map(({ path }) => path.split("?")[0])).toEqual([
    "/api/flows/",
    "/api/csrf-token",
    "/api/flows/",
  ]);
});

describe("what is wrong is said with its cure", () => {
  test("no server", async () => {
    const call = serverVersion(clientOf("http://127.0.0.1:9/api", { kind: "none" }, 0));
    await expect(call).rejects.toMatchObject({
      code: "api-unreachable",
      isPassing: true,
      message: expect.stringMatching(
        /^The server at http:\/\/127\.0\.0\.1:9\/api can't be reached: /u,
      ) as string,
      hint: expect.stringContaining("The address is from --api.") as string,
    });
  });

  test.for([
    [{ kind: "none" }, "asks for a key, and none is set"],
    [{ kind: "bearer", key: "hush" }, "does not accept the key that is set"],
    [{ kind: "basic", credentials: "ana:hush" }, "does not accept the password that is set"],
  ] as const)("a wrong key: %j", async ([auth, message]) => {
    const { url } = await answeringServer((_got, response) =>
      json(response, { exception_message: "Unauthorized" }, 401),
    );
    const error = await serverVersion(clientOf(url, auth)).catch((failed: unknown) => failed as Error);
    expect(error).toMatchObject({ code: "api-unauthorized", status: 401 });
    expect((error as Error).message).toContain(message);
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain("hush");
  });

  test("an address without /api", async () => {
    const { url } = await answeringServer((_got, response) => response.writeHead(404).end("Not Found"));
    await expect(serverVersion(clientOf(url.replace("/api", "")))).rejects.toMatchObject({
      code: "api-unknown",
      hint: `Its address ends in /api: ${url}`,
    });
  });

  test("a page instead of an API", async () => {
    const { url } = await answeringServer((_got, response) => response.end("<!doctype html>"));
    await expect(serverVersion(clientOf(url))).rejects.toMatchObject({ code: "api-odd-answer" });
  });

  test("another major version", async () => {
    const { url } = await answeringServer((_got, response) => json(response, "2.20.4"));
    await expect(serverVersion(clientOf(url))).rejects.toMatchObject({
      code: "api-unknown",
      message: `The server at ${url} is Prefect 2.20.4.`,
    });
  });

  test("what the server says of a request that it refuses", async () => {
    const { url } = await answeringServer((_got, response) =>
      json(
        response,
        { exception_message: "Invalid request received.", exception_detail: [{ loc: ["body", "name"] }] },
        422,
      ),
    );
    await expect(clientOf(url).call("POST", "flows/", {})).rejects.toMatchObject({
      code: "api-refused",
      status: 422,
      message: expect.stringContaining('"loc":["body","name"]') as string,
    });
  });
});
