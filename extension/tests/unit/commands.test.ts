import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test as base } from "vitest";
import { wire } from "../../src/wire.js";
import { FakeVscode } from "./fake/vscode.js";

/** A VS Code with an open notebook in a folder where an `nbflow` is installed. */
const test = base.extend<{ vscode: FakeVscode; nbflow: string }>({
  vscode: async ({ signal: _signal }, use) => {
    const vscode = new FakeVscode();
    vscode.workspaceFolder = await mkdtemp(join(tmpdir(), "nbflow-unit-"));
    vscode.openDocument(`${vscode.workspaceFolder}/trips.ipynb`);
    await use(vscode);
    await rm(vscode.workspaceFolder, { recursive: true });
  },
  nbflow: async ({ vscode }, use) => {
    const folder = join(vscode.workspaceFolder, "node_modules/.bin");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "nbflow"), "#!/bin/sh\necho 0.1.0\n", { mode: 0o755 });
    await use(join(folder, "nbflow"));
  },
});

async function run(vscode: FakeVscode, command: string): Promise<void> {
  wire(vscode.api(), vscode.context());
  await vscode.commands.get(command)?.();
}

const changed = "/**\n * Mine.\n */\n";

describe("nbflow: Convert notebook", () => {
  test("runs nbflow with a fixed list of arguments and opens the script beside", async ({
    vscode,
    nbflow,
  }) => {
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks).toEqual([
      {
        title: "Convert trips.ipynb",
        command: [nbflow, "convert", "trips.ipynb", "--out", "trips.flow.ts"],
        cwd: vscode.workspaceFolder,
      },
    ]);
    expect(vscode.shown).toEqual([{ path: `${vscode.workspaceFolder}/trips.flow.ts`, viewColumn: -2 }]);
    expect(vscode.messages).toEqual([]);
  });

  test("a file name is never an option, nor a shell's", async ({ vscode, nbflow }) => {
    vscode.openDocument(`${vscode.workspaceFolder}/-x; rm $(y) .ipynb`);
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks[0]?.command).toEqual([
      nbflow,
      "convert",
      "./-x; rm $(y) .ipynb",
      "--out",
      "./-x; rm $(y) .flow.ts",
    ]);
  });

  test("follows the settings", async ({ vscode, nbflow }) => {
    Object.assign(vscode.settings, { "convert.group": "heading", "convert.openScript": "never" });
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks[0]?.command.slice(-2)).toEqual(["--group", "heading"]);
    expect(vscode.tasks[0]?.command[0]).toBe(nbflow);
    expect(vscode.shown).toEqual([]);
  });

  test("replaces a script that the person changed only on their word, with a backup", async ({
    vscode,
    nbflow,
  }) => {
    vscode.files.set(`${vscode.workspaceFolder}/trips.flow.ts`, changed);
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks).toEqual([]);
    expect(vscode.messages[0]).toContain("trips.flow.ts is there, and nbflow did not write it.");

    vscode.answers.push("Replace, keep a backup");
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks[0]?.command).toEqual([
      nbflow,
      "convert",
      "trips.ipynb",
      "--out",
      "trips.flow.ts",
      "--force",
    ]);
  });

  test("says that it failed, and opens nothing", async ({ vscode, nbflow }) => {
    vscode.exitCode = 2;
    vscode.answers.push("Show terminal");
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks[0]?.command[0]).toBe(nbflow);
    expect(vscode.messages).toEqual([
      "nbflow: trips.ipynb was not converted. The terminal says why. [Show terminal]",
    ]);
    expect(vscode.executed).toEqual(["workbench.action.terminal.focus"]);
    expect(vscode.shown).toEqual([]);
  });

  test("is silent where the person stopped it", async ({ vscode, nbflow }) => {
    vscode.exitCode = undefined;
    await run(vscode, "nbflow.convertNotebook");
    expect(vscode.tasks[0]?.command[0]).toBe(nbflow);
    expect(vscode.messages).toEqual([]);
    expect(vscode.shown).toEqual([]);
  });
});

describe("nbflow: Run as flow", () => {
  test("runs the notebook with the selected interpreter", async ({ vscode, nbflow }) => {
    vscode.settings["python"] = "/envs/a b/bin/python";
    await run(vscode, "nbflow.runAsFlow");
    expect(vscode.tasks).toEqual([
      {
        title: "Run trips.ipynb",
        command: [nbflow, "run", "trips.ipynb", "--python", "/envs/a b/bin/python"],
        cwd: vscode.workspaceFolder,
      },
    ]);
    expect(vscode.messages).toEqual(["status bar: $(check) trips.ipynb ran as a flow"]);
  });

  test("runs the script in the editor", async ({ vscode, nbflow }) => {
    vscode.openDocument(`${vscode.workspaceFolder}/flows/trips.flow.ts`);
    await run(vscode, "nbflow.runAsFlow");
    expect(vscode.tasks[0]?.command).toEqual([nbflow, "run", "flows/trips.flow.ts"]);
  });

  test("says that the flow failed", async ({ vscode, nbflow }) => {
    vscode.exitCode = 1;
    await run(vscode, "nbflow.runAsFlow");
    expect(vscode.tasks[0]?.command[0]).toBe(nbflow);
    expect(vscode.messages).toEqual([
      "nbflow: The flow of trips.ipynb failed. The terminal says why. [Show terminal]",
    ]);
  });
});

describe("a workspace that is not trusted", () => {
  test.for(["nbflow.convertNotebook", "nbflow.runAsFlow"])(
    "%s starts nothing and offers trust",
    async (id, { vscode }) => {
      vscode.isTrusted = false;
      vscode.answers.push("Manage workspace trust");
      await run(vscode, id);
      expect(vscode.tasks).toEqual([]);
      expect(vscode.messages[0]).toContain("this workspace is in restricted mode. [Manage workspace trust]");
      expect(vscode.executed).toEqual(["workbench.trust.manage"]);
    },
  );
});

test("what goes wrong in a command is shown, and stands in the log", async ({ vscode }) => {
  Object.defineProperty(vscode.settings, "path", {
    get: () => {
      throw new Error("settings are broken");
    },
  });
  vscode.answers.push("Show log");
  await run(vscode, "nbflow.runAsFlow");
  expect(vscode.messages).toEqual(["nbflow: settings are broken [Show log]"]);
  expect(vscode.log).toEqual(["Error: settings are broken", "shown"]);
});

describe("the quick fix that runs all cells", () => {
  const runAllCells = (vscode: FakeVscode): Promise<void> | undefined => {
    wire(vscode.api(), vscode.context());
    return vscode.commands.get("nbflow.runAllCells")?.(`file:${vscode.workspaceFolder}/trips.ipynb`);
  };

  test("has the notebook's kernel run them", async ({ vscode }) => {
    await runAllCells(vscode);
    expect(vscode.executed).toEqual([`notebook.execute file:${vscode.workspaceFolder}/trips.ipynb`]);
  });

  test("runs none in a workspace that is not trusted", async ({ vscode }) => {
    vscode.isTrusted = false;
    await runAllCells(vscode);
    expect(vscode.executed).toEqual([]);
    expect(vscode.messages[0]).toContain("this workspace is in restricted mode.");
  });
});
