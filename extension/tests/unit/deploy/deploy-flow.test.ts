import { describe, expect, test } from "vitest";
import { deployFlow } from "../../../src/deploy/deploy-flow.js";
import type { Machine } from "../../../src/nbflow-cli/index.js";
import { fakeMachine } from "../fake/machine.js";
import { FakeVscode } from "../fake/vscode.js";

const nbflow = "/project/node_modules/.bin/nbflow";
const profiles = [{ name: "prod", of: "nbflow", active: true, apiUrl: "https://flows.example.com/api" }];
const pools = [
  { name: "default", type: "process", status: "NOT_READY", description: null },
  { name: "gpu", type: "process", status: "READY", description: "two cards" },
];
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

/** An `nbflow` that answers so; what it was asked, with its standard input. */
function answering(answers: { profiles?: unknown; pools?: unknown; planned?: unknown; fails?: Error } = {}) {
  const asked: string[] = [];
  const output: Machine["output"] = async (_file, args, _folder, more) => {
    if (args[0] === "--version") return "0.1.0";
    asked.push([...args, ...(more?.input === undefined ? [] : [`< ${more.input}`])].join(" "));
    if (answers.fails && args[0] === "work-pool") throw answers.fails;
    const all: Readonly<Record<string, unknown>> = {
      "profile ls": answers.profiles ?? profiles,
      "work-pool ls": answers.pools ?? pools,
    };
    return JSON.stringify(all[`${args[0]} ${args[1]}`] ?? [answers.planned ?? created]);
  };
  return { asked, machine: fakeMachine({ [nbflow]: "0.1.0" }, { output }) };
}

function opened(answers: readonly string[]): FakeVscode {
  const vscode = new FakeVscode();
  vscode.openDocument("/project/trips.flow.ts");
  vscode.answers.push(...answers);
  return vscode;
}

const words = "deploy trips.flow.ts --profile=prod --pool=gpu --name=nightly";

describe("Deploy", () => {
  test("asks, shows what will change, and deploys in a terminal", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "No schedule", "Deploy"]);
    const { asked, machine } = answering();
    await deployFlow(vscode.editor(), undefined, machine);
    expect(asked).toEqual([
      "profile ls --json",
      "work-pool ls --profile prod --json",
      `${words} --dry-run --json`,
    ]);
    expect(vscode.details).toEqual([
      "work pool: gpu\ntags: a → none\nWith it: data.csv\n⚠ cell 2 names secret.csv, which is not in the bundle.",
    ]);
    expect(vscode.tasks.map(({ command }) => command.join(" "))).toEqual([`${nbflow} ${words}`]);
    expect(vscode.messages.at(-1)).toBe("status bar: $(check) trips/nightly is deployed");
  });

  test("a schedule goes with the person's own time zone", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "A cron line…", "30 6 * * 1-5"]);
    const { asked, machine } = answering();
    await deployFlow(vscode.editor(), undefined, machine);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(asked.at(-1)).toBe(`${words} --cron=30 6 * * 1-5 --timezone=${zone} --dry-run --json`);
  });

  test("what is no cron line is refused before anything is asked of the server", async () => {
    const vscode = opened(["prod", "gpu", "nightly", "A cron line…", "every night"]);
    const { asked, machine } = answering();
    await deployFlow(vscode.editor(), undefined, machine);
    expect(vscode.messages.at(-1)).toContain("not valid: A cron line has five fields");
    expect(asked).toHaveLength(2);
  });

  test("does nothing where the person does not agree, or nothing would change", async () => {
    const refused = opened(["prod", "gpu", "nightly", "No schedule"]);
    await deployFlow(refused.editor(), undefined, answering().machine);
    expect(refused.messages.at(-1)).toBe("trips/nightly will be created on prod. [Deploy]");
    expect(refused.tasks).toEqual([]);

    const same = opened(["prod", "gpu", "nightly", "No schedule"]);
    const { machine } = answering({ planned: { ...created, status: "unchanged", changes: [] } });
    await deployFlow(same.editor(), undefined, machine);
    expect(same.messages.at(-1)).toBe("nbflow: trips/nightly is on prod as it is here.");
    expect(same.tasks).toEqual([]);
  });

  test("where there is no profile, makes one; its key is in no list of processes", async () => {
    const vscode = opened([
      "https://flows.example.com/api",
      "prod",
      "s3cret",
      "gpu",
      "nightly",
      "No schedule",
    ]);
    const { asked, machine } = answering({ profiles: [] });
    await deployFlow(vscode.editor(), undefined, machine);
    expect(asked[1]).toBe("profile create prod --api-url https://flows.example.com/api --api-key - < s3cret");
    expect(asked.at(-1)).toBe(`${words} --dry-run --json`);
  });

  test("makes a work pool where the person wants another", async () => {
    const vscode = opened(["prod", "$(add) New work pool…", "gpu", "nightly", "No schedule"]);
    const { asked, machine } = answering({ pools: [] });
    await deployFlow(vscode.editor(), undefined, machine);
    expect(asked[2]).toBe("work-pool create gpu --profile prod");
    expect(asked.at(-1)).toBe(`${words} --dry-run --json`);
  });

  test("says what the server says", async () => {
    const vscode = opened(["prod"]);
    const { machine } = answering({ fails: new Error("The server asks for an API key.") });
    await expect(deployFlow(vscode.editor(), undefined, machine)).rejects.toThrow("asks for an API key");
  });

  test("starts nothing in a workspace that is not trusted", async () => {
    const vscode = opened([]);
    vscode.isTrusted = false;
    const { asked, machine } = answering();
    await deployFlow(vscode.editor(), undefined, machine);
    expect(asked).toEqual([]);
    expect(vscode.messages[0]).toContain("Deploying a flow starts programs of this folder");
  });
});
