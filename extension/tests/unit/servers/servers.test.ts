import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { makeServers, serverCommands } from "../../../src/servers/index.js";
import { FakeServer } from "../fake/client.js";
import { fakeMachine } from "../fake/machine.js";
import { FakeVscode } from "../fake/vscode.js";

const nbflow = "/project/node_modules/.bin/nbflow";
const profile = (name: string, more: object = {}) => ({
  name,
  of: "nbflow",
  apiUrl: `https://${name}.example.com/api`,
  auth: "",
  ...more,
});

/** An `nbflow` with these profiles; what it was asked. */
function opened(profiles: readonly object[]) {
  const vscode = new FakeVscode();
  const asked: string[] = [];
  const machine = fakeMachine(
    { [nbflow]: "0.1.0" },
    {
      output: async (_file, args) => {
        if (args[0] === "--version") return "0.1.0";
        asked.push(args.join(" "));
        return JSON.stringify(profiles);
      },
    },
  );
  const editor = vscode.editor();
  const servers = makeServers(editor, new FakeServer(), machine);
  serverCommands(editor, servers, machine);
  return { vscode, asked, servers };
}

/** A server that opens to `right` alone; its API. */
async function serve(): Promise<string> {
  const server = createServer((request, response) => {
    response.statusCode = request.headers.authorization === "Bearer right" ? 200 : 401;
    response.end('"3"');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
}

describe("the servers of profiles", () => {
  test("are nbflow's and Prefect's; a name that both have is nbflow's", async () => {
    const { servers, asked } = opened([
      profile("prod"),
      profile("prod", { of: "Prefect", apiUrl: "https://other.example.com/api" }),
      profile("cloud", { of: "Prefect", auth: "a key" }),
      { name: "none", of: "Prefect", apiUrl: null, auth: "" },
    ]);
    expect(servers.remotes).toEqual([]);
    await servers.list();
    await servers.list();
    expect(asked).toEqual(["profile ls --json"]);
    const [known] = servers.remotes;
    expect((await servers.list({ anew: true }))[0]).toBe(known);
    expect(servers.remotes.map(({ name, api, of }) => [name, api, of])).toEqual([
      ["prod", "https://prod.example.com/api", "nbflow"],
      ["cloud", "https://cloud.example.com/api", "Prefect"],
    ]);
  });

  test("are none where the workspace is not trusted, or nbflow fails", async () => {
    const untrusted = opened([profile("prod")]);
    untrusted.vscode.isTrusted = false;
    expect(await makeServers(untrusted.vscode.editor(), new FakeServer()).list()).toEqual([]);

    const broken = opened([]);
    const machine = fakeMachine(
      { [nbflow]: "0.1.0" },
      {
        output: async (_file, [word]) => {
          if (word === "--version") return "0.1.0";
          throw new Error("profiles.toml is not TOML");
        },
      },
    );
    expect(await makeServers(broken.vscode.editor(), new FakeServer(), machine).list()).toEqual([]);
    expect(broken.vscode.log.join()).toContain("profiles.toml is not TOML");
  });

  test("one with a key asks for it once it is opened, and keeps what its server takes", async () => {
    const api = await serve();
    const { vscode, servers } = opened([profile("cloud", { apiUrl: api, auth: "a key" })]);
    const [cloud] = await servers.list();
    expect(await cloud?.find()).toEqual({ kind: "locked" });
    expect(await cloud?.find({ ask: true })).toEqual({ kind: "locked" });

    vscode.answers.push("wrong");
    await expect(cloud?.find({ ask: true })).rejects.toThrow("asks for an API key");
    expect([...vscode.secrets]).toEqual([]);

    vscode.answers.push("right");
    expect(await cloud?.find({ ask: true })).toMatchObject({
      kind: "client",
      address: { api, key: "right" },
    });
    expect(await cloud?.find()).toMatchObject({ kind: "client", address: { api, key: "right" } });
    expect(await cloud?.find({ refused: { key: "right" } })).toEqual({ kind: "locked" });
    expect(await cloud?.find({ refused: { key: "older" } })).toMatchObject({ kind: "client" });
  });
});

describe("what is done with servers", () => {
  test("one is added; its key is in the store of secrets and nowhere else", async () => {
    const { vscode, asked } = opened([profile("prod")]);
    vscode.answers.push("https://flows.example.com/api/", "flows", "s3cret");
    await vscode.commands.get("nbflow.addServer")?.();
    expect(asked).toEqual([
      "profile ls --json",
      "profile create flows --api-url https://flows.example.com/api",
      "profile ls --json",
    ]);
    expect([...vscode.secrets]).toEqual([["nbflow.key:https://flows.example.com/api", "s3cret"]]);
    expect(vscode.log.join()).not.toContain("s3cret");
  });

  test("one is removed with its key once the person has said so; Prefect's own are Prefect's", async () => {
    const { vscode, asked, servers } = opened([profile("prod"), profile("cloud", { of: "Prefect" })]);
    const [prod, cloud] = await servers.list();
    vscode.secrets.set("nbflow.key:https://prod.example.com/api", "k");
    const remove = vscode.commands.get("nbflow.removeServer");
    await remove?.({ kind: "server", source: prod });
    expect(asked).toEqual(["profile ls --json"]);
    await remove?.({ kind: "server", source: cloud });
    expect(vscode.messages.at(-1)).toContain("prefect profile delete cloud");
    vscode.answers.push("Remove");
    await remove?.({ kind: "server", source: prod });
    expect(asked.slice(1)).toEqual(["profile rm prod", "profile ls --json"]);
    expect([...vscode.secrets]).toEqual([]);
  });

  test("another key is kept once the server takes it", async () => {
    const api = await serve();
    const { vscode, servers } = opened([profile("prod", { apiUrl: api })]);
    const [prod] = await servers.list();
    vscode.answers.push("wrong");
    await vscode.commands.get("nbflow.changeServerKey")?.({ kind: "server", source: prod });
    expect(vscode.messages.at(-1)).toContain("asks for an API key");
    vscode.answers.push("right");
    await vscode.commands.get("nbflow.changeServerKey")?.({ kind: "server", source: prod });
    expect([...vscode.secrets]).toEqual([[`nbflow.key:${api}`, "right"]]);
  });
});
