import { beforeEach, describe, expect, test } from "vitest";
import { obtainNbflow } from "../../src/nbflow-cli/index.js";
import { fakeMachine } from "./fake/machine.js";
import { FakeUri } from "./fake/uri.js";
import { FakeVscode } from "./fake/vscode.js";

const notebook = FakeUri.file("/project/trips.ipynb") as never;
const installed = "/project/node_modules/.bin/nbflow";
const node = { "/usr/bin/node": "" };

describe("obtaining nbflow", () => {
  let vscode: FakeVscode;
  beforeEach(() => {
    vscode = new FakeVscode();
  });

  test("says nothing where it is installed", async () => {
    const program = await obtainNbflow(vscode.editor(), notebook, fakeMachine({ [installed]: "0.1.0" }));
    expect(program).toMatchObject({ file: installed });
    expect(vscode.messages).toEqual([]);
  });

  test("offers to install it, and goes on once it is installed", async () => {
    const programs: Record<string, string> = { ...node };
    vscode.answers.push("Install nbflow");
    vscode.onTask = () => void (programs[installed] = "0.1.0");
    const program = await obtainNbflow(vscode.editor(), notebook, fakeMachine(programs));
    expect(vscode.messages).toEqual([
      "nbflow is not installed in this workspace, and not on PATH. [Install nbflow]",
    ]);
    expect(vscode.tasks).toEqual([
      { title: "Install nbflow", command: ["shell: npm install nbflow@latest"], cwd: "/project" },
    ]);
    expect(program).toMatchObject({ file: installed });
  });

  test("does nothing where the person wants none", async () => {
    expect(await obtainNbflow(vscode.editor(), notebook, fakeMachine(node))).toBeUndefined();
    expect(vscode.tasks).toEqual([]);
  });

  test("says that npm failed, and ends there", async () => {
    vscode.answers.push("Install nbflow");
    vscode.exitCode = 1;
    expect(await obtainNbflow(vscode.editor(), notebook, fakeMachine(node))).toBeUndefined();
    expect(vscode.messages.at(-1)).toBe(
      "nbflow: npm could not install nbflow. The terminal says why. [Show terminal]",
    );
  });

  test("names Node.js as the cure where there is no node", async () => {
    vscode.answers.push("Install nbflow", "Get Node.js");
    expect(await obtainNbflow(vscode.editor(), notebook, fakeMachine({}))).toBeUndefined();
    expect(vscode.messages.at(-1)).toContain("PATH has no node");
    expect(vscode.opened).toEqual(["https://nodejs.org/"]);
  });

  test("refuses one that is too old, and offers to update it", async () => {
    await obtainNbflow(vscode.editor(), notebook, fakeMachine({ [installed]: "0.0.9" }));
    expect(vscode.messages).toEqual([
      `nbflow 0.0.9 at ${installed} is too old: this extension needs 0.1.0 or newer. [Update nbflow]`,
    ]);
  });

  test("says why one does not start", async () => {
    const machine = fakeMachine({ [installed]: new Error("nbflow is not built") });
    await obtainNbflow(vscode.editor(), notebook, machine);
    expect(vscode.messages).toEqual([
      `nbflow at ${installed} does not start: nbflow is not built [Install nbflow]`,
    ]);
  });

  test("takes the setting's and leads to the setting where that is wrong", async () => {
    vscode.settings["path"] = "tools/nbflow";
    vscode.answers.push("Open settings");
    await obtainNbflow(vscode.editor(), notebook, fakeMachine({ [installed]: "0.1.0" }));
    expect(vscode.messages).toEqual([
      'The setting nbflow.path names "tools/nbflow", and there is no such file. [Open settings]',
    ]);
    expect(vscode.executed).toEqual(["workbench.action.openSettings nbflow.path"]);
  });
});
