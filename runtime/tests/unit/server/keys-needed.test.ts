import { expect, test } from "vitest";
import { OPERATIONS } from "../../../src/server/operations.js";
import { serve } from "./support/serve.js";

test("nothing is done or told without a key where there is one, but that the server is there", async () => {
  const { ask } = await serve({ key: "right" });
  const served: string[] = [];
  for (const { method, path } of OPERATIONS) {
    const id = "01a2146b-beaf-70ba-a409-d327c2855236";
    const answer = await ask(method.toUpperCase(), path.replaceAll(/\{\w+\}/gu, id), { body: {} });
    if (answer.status !== 401) served.push(`${method} ${path}`);
  }
  expect(served.sort()).toEqual(["get /csrf-token", "get /health", "get /hello", "get /ready"]);
});

test("a key that may only read changes nothing", async () => {
  const writing = OPERATIONS.filter(({ does }) => does === "writes");
  expect(writing.filter(({ role }) => role === "read" || role === "anyone")).toEqual([]);
});
