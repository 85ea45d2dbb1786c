import { describe, expect, test } from "vitest";
import { selectedInterpreter } from "../../src/python/selected-interpreter.js";
import { FakeUri } from "./fake/uri.js";
import { FakeVscode } from "./fake/vscode.js";

const notebook = FakeUri.file("/project/trips.ipynb") as never;

/** The Python extension, which knows these environments: what is selected for a file to its interpreter. */
function withPython(
  vscode: FakeVscode,
  environments: Readonly<Record<string, string | undefined>>,
): FakeVscode {
  vscode.extensions.set("ms-python.python", {
    activate: async () => ({
      environments: {
        getActiveEnvironmentPath: (file: FakeUri) => ({ id: file.path, path: file.path }),
        resolveEnvironment: async ({ path }: { path: string }) => {
          const python = environments[path];
          return { executable: { uri: python === undefined ? undefined : FakeUri.file(python) } };
        },
      },
    }),
  });
  return vscode;
}

describe("the interpreter that runs the cells", () => {
  test("is the one that the Python extension has for the notebook", async () => {
    const vscode = withPython(new FakeVscode(), { "/project/trips.ipynb": "/envs/trips/bin/python" });
    expect(await selectedInterpreter(vscode.editor(), notebook)).toBe("/envs/trips/bin/python");
  });

  test("is the setting's before all others", async () => {
    const vscode = withPython(new FakeVscode(), { "/project/trips.ipynb": "/envs/trips/bin/python" });
    vscode.settings["python"] = "/opt/python3";
    expect(await selectedInterpreter(vscode.editor(), notebook)).toBe("/opt/python3");
  });

  test("is left to nbflow where an environment has no interpreter", async () => {
    const vscode = withPython(new FakeVscode(), {});
    expect(await selectedInterpreter(vscode.editor(), notebook)).toBeUndefined();
  });

  test("is left to nbflow without the Python extension", async () => {
    expect(await selectedInterpreter(new FakeVscode().editor(), notebook)).toBeUndefined();
  });

  test("is left to nbflow where the Python extension fails, and the log says so", async () => {
    const vscode = new FakeVscode();
    vscode.extensions.set("ms-python.python", { activate: () => Promise.reject(new Error("no discovery")) });
    expect(await selectedInterpreter(vscode.editor(), notebook)).toBeUndefined();
    expect(vscode.log.join()).toContain("no discovery");
  });
});
