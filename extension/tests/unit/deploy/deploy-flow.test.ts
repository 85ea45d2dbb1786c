import { describe, expect, test } from "vitest";
import { deployFlow } from "../../../src/deploy/deploy-flow.js";
import type { Machine } from "../../../src/nbflow-cli/index.js";
import { FakeServer, fakeServers, workPool } from "../fake/client.js";
import { fakeMachine } from "../fake/machine.js";
import { FakeVscode } from "../fake/vscode.js";

const nbflow = "/project/node_modules/.bin/nbflow";
const created = {
  deployment: "trips/nightly",
  status: "created",
  changes: [
    { what: "work pool", before: null, after: "gpu" },
    { what: "tags", before: "a", after: null },
  ],
  files: ["data.csv"],
  warnings: ["cell 2 names secret.csv, which is not in the bundle."],
};

/** An `nbflow` that answers so, what it was asked, and the server `prod`. */
function answering(answers: { planned?: unknown } = {}) {
  const asked: string[] = [];
  const environments = new Set<string>();
  const output: Machine["output"] = async (_file, args, _folder, more) => {
    if (args[0] === "--version") return "0.1.0";
    asked.push(args.join(" "));
    environments.add(JSON.stringify(more?.env));
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
const words = `deploy trips.flow.ts ${api} --pool=gpu --name=nightly`;

describe("Deploy", () => {
  test("asks, shows what will change, and deploys in a terminal", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "No schedule", "Deploy"]);
    const { asked, environments, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual([`${words} --dry-run --json`]);
    expect(vscode.messages).toContain("pick: default, gpu, $(add) New work pool…");
    expect(vscode.details).toEqual([
      "work pool: gpu\ntags: a → none\nWith it: data.csv\n⚠ cell 2 names secret.csv, which is not in the bundle.",
    ]);
    expect(vscode.tasks.map(({ command }) => command.join(" "))).toEqual([`${nbflow} ${words}`]);
    // The key is in the environment alone, which no list of processes shows.
    expect([...environments]).toEqual(['{"NBFLOW_API_KEY":"its-key"}']);
    expect(vscode.tasks[0]?.env).toEqual({ NBFLOW_API_KEY: "its-key" });
    expect(vscode.messages.at(-1)).toBe("status bar: $(check) trips/nightly is deployed");
  });

  test("a schedule goes with the person's own time zone", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "A cron line…", "30 6 * * 1-5"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(asked.at(-1)).toBe(`${words} --cron=30 6 * * 1-5 --timezone=${zone} --dry-run --json`);
  });

  test("what is no cron line is refused before anything is asked of the server", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "A cron line…", "every night"]);
    const { asked, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(vscode.messages.at(-1)).toContain("not valid: A cron line has five fields");
    expect(asked).toEqual([]);
  });

  test("does nothing where the person does not agree, or nothing would change", async () => {
    const refused = opened(["prod", "gpu", "nightly", "No schedule"]);
    const asks = answering();
    await deployFlow(refused.editor(), asks.servers, undefined, asks.machine);
    expect(refused.messages.at(-1)).toBe("trips/nightly will be created on prod. [Deploy]");
    expect(refused.tasks).toEqual([]);

    const same = opened(["prod", "gpu", "nightly", "No schedule"]);
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
    const vscode = opened(["This machine", "$(add) New work pool…", "gpu", "nightly", "No schedule"]);
    const { asked, environments, servers, machine } = answering();
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(asked).toEqual([`work-pool create gpu ${api}`, `${words} --dry-run --json`]);
    expect([...environments]).toEqual(['{"NBFLOW_API_KEY":"its-key"}']);
  });

  test("asks for another key where the server does not take the one it has", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "No schedule"]);
    const { asked, prod, servers, machine } = answering();
    prod.failure = Object.assign(new Error("The server asks for an API key."), { code: "unauthorized" });
    await deployFlow(vscode.editor(), servers, undefined, machine);
    expect(prod.calls).toEqual(["find", "find other than its-key"]);
    expect(asked).toHaveLength(1);
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
