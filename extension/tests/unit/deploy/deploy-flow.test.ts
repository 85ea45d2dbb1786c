import { describe, expect, test } from "vitest";
import { deployFlow } from "../../../src/deploy/deploy-flow.js";
import type { Machine } from "../../../src/nbflow-cli/index.js";
import { deployment, FakeServer, fakeServers, workPool } from "../fake/client.js";
import { fakeMachine } from "../fake/machine.js";
import { FakeVscode } from "../fake/vscode.js";

const nbflow = "/project/node_modules/.bin/nbflow";
const created = {
  deployment: "trips/nightly",
  status: "created",
  changes: [
    { what: "work pool", before: null, after: "gpu" },
    { what: "tags", before: "a", after: null },
    { what: "bundle", before: "a".repeat(64), after: "0".repeat(64) },
    { what: "parameters taken", before: null, after: '["count","seed"]' },
    { what: "description", before: '["count", the seed, "unit"]', after: '["count",{"seed":1},"unit"]' },
  ],
  files: ["data.csv"],
  warnings: ["cell 2 names secret.csv, which is not in the bundle."],
};

const storages = [
  { name: "team", kind: "folder", path: "/mnt/team", isDefault: false },
  { name: "server", kind: "server", path: null, isDefault: true },
];

/** An `nbflow` that answers so, what it was asked, and the server `prod`. */
function answering(answers: { planned?: unknown; properties?: object } = {}) {
  const asked: string[] = [];
  const environments = new Set<string>();
  const output: Machine["output"] = async (_file, args, _folder, more) => {
    if (args[0] === "--version") return "0.1.0";
    asked.push(args.join(" "));
    environments.add(JSON.stringify(more?.env));
    if (args[0] === "inspect") return JSON.stringify({ parameters: { properties: answers.properties } });
    if (args[0] === "storage") return JSON.stringify({ storages, bundles: [] });
    return JSON.stringify([answers.planned ?? created]);
  };
  const prod = new FakeServer();
  prod.pools = [workPool({ workers: [] }), workPool({ name: "gpu", description: "two cards" })];
  return {
    asked,
    environments,
    prod,
    servers: fakeServers(new FakeServer(), { prod }),
    machine: fakeMachine({ [nbflow]: "0.1.0" }, { output }),
  };
}

function opened(answers: readonly string[]): FakeVscode {
  const vscode = new FakeVscode();
  vscode.openDocument("/project/trips.flow.ts");
  vscode.answers.push(...answers);
  return vscode;
}

const api = "--api=http://127.0.0.1:4321/api";
const words = `deploy trips.flow.ts ${api} --pool=gpu --storage=server --name=nightly`;
/** What is asked before it is known what will change. */
const questions = [`storage ls ${api} --json`, "inspect trips.flow.ts --json"];

describe("Deploy", () => {
  test("asks, shows what will change, and deploys in a terminal", async () => {
    const vscode = opened(["prod", "gpu", "server", "nightly", "No schedule", "Deploy"]);
    const { asked, environments, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual([...questions, `${words} --dry-run --json`]);
    expect(vscode.messages).toContain("pick: default, gpu, $(add) New work pool…");
    expect(vscode.details).toEqual([
      [
        "work pool: gpu",
        "tags: a → none",
        "bundle: aaaaaaaaaaaa → 000000000000",
        "parameters taken: count, seed",
        'description: ["count", the seed, "unit"] → ["count",{"seed":1},"unit"]',
        "With it: data.csv",
        "⚠ cell 2 names secret.csv, which is not in the bundle.",
      ].join("\n"),
    ]);
    expect(vscode.tasks.map(({ command }) => command.join(" "))).toEqual([`${nbflow} ${words}`]);
    // The key is in the environment alone, which no list of processes shows.
    expect(environments).toContain('{"NBFLOW_API_KEY":"its-key"}');
    expect(vscode.tasks[0]?.env).toEqual({ NBFLOW_API_KEY: "its-key" });
    expect(vscode.messages.at(-1)).toBe(
      "nbflow: trips/nightly is deployed on prod. [Run now…] [Open in browser]",
    );
  });

  test("parameters are asked by their types, and those of the last time are there again", async () => {
    const { asked, servers, machine } = answering({
      properties: { count: { type: "integer", default: 3 }, path: { type: "string" } },
    });
    const answers = ["prod", "gpu", "server", "nightly"];
    const vscode = opened([...answers, "$(circle-outline) count", "many"]);
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(vscode.messages.join()).toContain("It takes a whole number");

    const count = ["$(circle-outline) count", "50", "$(arrow-right) Go on", "No schedule"];
    vscode.answers.push(...answers, ...count);
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked.at(-1)).toBe(`${words} -p count=50 --dry-run --json`);

    vscode.answers.push(...answers, "$(arrow-right) Go on", "No schedule");
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked.at(-1)).toBe(`${words} -p count=50 --dry-run --json`);
  });

  test("its bundle is kept in a folder that is named now", async () => {
    const folder = ["$(new-folder) A folder…", "/mnt/flows", "flows"];
    const vscode = opened(["prod", "gpu", ...folder, "nightly", "No schedule"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(vscode.messages).toContain("pick: server, team, $(new-folder) A folder…");
    expect(asked[1]).toBe(`storage create flows --path=/mnt/flows ${api}`);
    expect(asked.at(-1)).toContain("--storage=flows");
  });

  test("runs at once where the person wants it, on the server that it went to", async () => {
    const vscode = opened(["prod", "gpu", "server", "nightly", "No schedule", "Deploy", "Run now…"]);
    const { prod, servers, machine } = answering();
    prod.deployments = [deployment({ id: "other", flowName: "score" }), deployment()];
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(prod.calls).toEqual(["find", "run d {}"]);
  });

  test("a schedule goes with the person's own time zone", async () => {
    const vscode = opened(["prod", "gpu", "server", "nightly", "A cron line…", "30 6 * * 1-5"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(asked.at(-1)).toBe(`${words} --cron=30 6 * * 1-5 --timezone=${zone} --dry-run --json`);
    const [detail = ""] = vscode.details;
    expect(detail).toContain(`At 06:30, Monday through Friday (${zone}). Next:\n`);
    expect(detail.match(/^  \w{3} \d+ \w{3} 06:30$/gmu)).toHaveLength(5);
  });

  test("what is no cron line is refused before anything is asked of the server", async () => {
    const vscode = opened(["prod", "gpu", "server", "nightly", "A cron line…", "every night"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(vscode.messages.at(-1)).toContain("not valid: A cron line has five fields");
    expect(asked).toEqual(questions);
  });

  test("does nothing where the person does not agree, or nothing would change", async () => {
    const refused = opened(["prod", "gpu", "server", "nightly", "No schedule"]);
    const asks = answering();
    await deployFlow(refused.editor(), asks.servers, undefined, asks.machine);
    expect(refused.messages.at(-1)).toBe("trips/nightly will be created on prod. [Deploy]");
    expect(refused.tasks).toEqual([]);

    const same = opened(["prod", "gpu", "server", "nightly", "No schedule"]);
    const { servers, machine } = answering({ planned: { ...created, status: "unchanged", changes: [] } });
    await deployFlow(same.editor(), servers, undefined, machine);
    expect(same.messages.at(-1)).toBe("nbflow: trips/nightly is on prod as it is here.");
    expect(same.tasks).toEqual([]);
  });

  test("a server that is added gets its key from the store of secrets", async () => {
    const vscode = opened(["$(add) Another server…", "https://flows.example.com/api", "flows", "s3cret"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual(["profile create flows --api-url https://flows.example.com/api"]);
    expect([...vscode.secrets.values()]).toEqual(["s3cret"]);
  });

  test("goes to the server of this machine, with its key", async () => {
    const vscode = opened([
      "This machine",
      "$(add) New work pool…",
      "gpu",
      "server",
      "nightly",
      "No schedule",
    ]);
    const { asked, environments, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual([`work-pool create gpu ${api}`, ...questions, `${words} --dry-run --json`]);
    expect(environments).toContain('{"NBFLOW_API_KEY":"its-key"}');
  });

  test("asks for another key where the server does not take the one it has", async () => {
    const vscode = opened(["prod", "gpu", "server", "nightly", "No schedule"]);
    const { asked, prod, servers, machine } = answering();
    prod.failure = Object.assign(new Error("The server asks for an API key."), { code: "unauthorized" });
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(prod.calls).toEqual(["find", "find other than its-key"]);
    expect(asked.at(-1)).toBe(`${words} --dry-run --json`);
  });

  test("says what the server says", async () => {
    const { prod, servers, machine } = answering();
    prod.failure = new Error("The server answered 500.");
    const vscode = opened(["prod"]);
    await expect(deployFlow(vscode.editor(), servers, undefined, machine)).rejects.toThrow("answered 500");
  });

  test("starts nothing in a workspace that is not trusted", async () => {
    const vscode = opened([]);
    vscode.isTrusted = false;
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual([]);
    expect(vscode.messages[0]).toContain("Deploying a flow starts programs of this folder");
  });
});
