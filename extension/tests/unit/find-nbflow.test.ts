import { describe, expect, test } from "vitest";
import { findNbflow } from "../../src/nbflow-cli/find-nbflow.js";
import { fakeMachine } from "./fake/machine.js";

const search = { setting: undefined, from: "/project/notebooks/may", workspace: "/project" };
const at = (path: string) => ({ path, file: path, args: [] });

describe("which nbflow runs", () => {
  test("the one installed nearest to the notebook", async () => {
    const machine = fakeMachine({
      "/project/node_modules/.bin/nbflow": "0.1.0",
      "/project/notebooks/node_modules/.bin/nbflow": "0.1.0",
      "/usr/bin/nbflow": "0.1.0",
    });
    expect(await findNbflow(machine, search)).toEqual(at("/project/notebooks/node_modules/.bin/nbflow"));
  });

  test("one above the workspace folder, as in a repository of many packages", async () => {
    const machine = fakeMachine({ "/node_modules/.bin/nbflow": "0.1.0", "/usr/bin/nbflow": "0.1.0" });
    expect(await findNbflow(machine, search)).toEqual(at("/node_modules/.bin/nbflow"));
  });

  test("PATH's first, where none is installed", async () => {
    const machine = fakeMachine({ "/usr/bin/nbflow": "0.1.0", "/usr/local/bin/nbflow": "0.1.0" });
    expect(await findNbflow(machine, search)).toEqual(at("/usr/local/bin/nbflow"));
  });

  test("never one that a relative entry of PATH leads to", async () => {
    const machine = fakeMachine({ "bin/nbflow": "0.1.0", nbflow: "0.1.0" }, { path: "bin::." });
    expect(await findNbflow(machine, search)).toBeUndefined();
  });

  test("the setting's, and no other where that is missing", async () => {
    const machine = fakeMachine({ "/project/tools/nbflow": "0.1.0", "/home/ada/nbflow": "0.1.0" });
    expect(await findNbflow(machine, { ...search, setting: "tools/nbflow" })).toEqual(
      at("/project/tools/nbflow"),
    );
    expect(await findNbflow(machine, { ...search, setting: "~/nbflow" })).toEqual(at("/home/ada/nbflow"));
    const installed = fakeMachine({ "/project/node_modules/.bin/nbflow": "0.1.0" });
    expect(await findNbflow(installed, { ...search, setting: "/gone/nbflow" })).toBeUndefined();
  });
});

describe("which nbflow runs on Windows", () => {
  const windows = {
    platform: "win32",
    home: "C:\\Users\\Ada",
    path: "C:\\Program Files\\nodejs;C:\\npm",
  } as const;
  const there = { ...search, from: "C:\\project\\notebooks", workspace: "C:\\project" };

  test("the JavaScript behind the installed .cmd, by node, so that no shell stands between", async () => {
    const script = "C:\\project\\node_modules\\nbflow\\bin\\nbflow.mjs";
    expect(await findNbflow(fakeMachine({ [script]: "0.1.0" }, windows), there)).toEqual({
      path: script,
      file: "node",
      args: [script],
    });
  });

  test("the one that was installed globally", async () => {
    const script = "C:\\npm\\node_modules\\nbflow\\bin\\nbflow.mjs";
    expect((await findNbflow(fakeMachine({ [script]: "0.1.0" }, windows), there))?.path).toBe(script);
  });
});
