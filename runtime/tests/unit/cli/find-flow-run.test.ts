import { describe, expect, test } from "vitest";
import { findFlowRun } from "../../../src/cli/find-flow-run.js";
import { apiAddress, orionClient } from "../../../src/orion/index.js";
import { answeringServer, json } from "../orion/answering-server.js";

const RUNS = [
  { id: "01a2149f-a5c0-741b-a41c-e70000000001", name: "quick-owl" },
  { id: "01a2149f-a5c2-7492-b3c0-7e0000000002", name: "calm-fox" },
  { id: "01a21400-0000-7000-8000-000000000003", name: "cafe" },
];

async function find(given: string) {
  const { url } = await answeringServer(({ path, body }, response) => {
    const id = path.replace("/api/flow_runs/", "");
    const asked = body as { readonly flow_runs?: { readonly name: { readonly any_: string[] } } } | null;
    if (id === "filter") {
      const names = asked?.flow_runs?.name.any_;
      return json(response, names === undefined ? RUNS : RUNS.filter(({ name }) => names.includes(name)));
    }
    const found = RUNS.find((run) => run.id === id);
    return found === undefined ? json(response, { detail: "none" }, 404) : json(response, found);
  });
  const client = orionClient(apiAddress(url, { kind: "none" }, "--api"), { retries: 0 });
  return findFlowRun(client, given);
}

describe("a flow run of a server is found by", () => {
  test.each([
    ["its id", "01a2149f-a5c0-741b-a41c-e70000000001"],
    ["its name", "quick-owl"],
    ["the beginning of its id", "01a2149f-a5c0"],
    ["the beginning of its id in capitals", "01A2149F-A5C0"],
  ])("%s", async (_, given) => {
    expect(await find(given)).toMatchObject({ name: "quick-owl" });
  });

  test("its name, where that could begin an id", async () => {
    expect(await find("cafe")).toMatchObject({ name: "cafe" });
  });
});

test.each([
  ["01a2149f", /may be one of several flow runs/u],
  ["nobody", /has no flow run nobody/u],
  ["01a2149f-a5c0-741b-a41c-e70000000009", /has no flow run/u],
])("%s is no one flow run, which is said", async (given, message) => {
  await expect(find(given)).rejects.toThrow(message);
});
