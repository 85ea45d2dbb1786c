import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { ExtensionContext } from "vscode";
import { host } from "../../bundles.mjs";
import { FakeVscode } from "./fake/vscode.js";

let program: string;
let sources: readonly string[];
beforeAll(async () => {
  const { outputFiles, metafile } = await build({ ...host, outdir: "dist", write: false, metafile: true });
  program = outputFiles.find(({ path }) => path.endsWith("/extension.cjs"))?.text ?? "";
  sources = Object.keys(metafile.outputs["dist/extension.cjs"]?.inputs ?? {});
});

interface Activated {
  /** Other files and modules that were loaded. */
  readonly loaded: readonly string[];
  /** Calls that start a program or reach a file. */
  readonly did: readonly string[];
}

/** Loads the extension's own file as VS Code does, and activates it. */
function activate(vscode: FakeVscode): Activated {
  const loaded: string[] = [];
  const did: string[] = [];
  const real = createRequire(import.meta.url);
  const load = (name: string): unknown => {
    loaded.push(name);
    if (name === "vscode") return vscode.api();
    return /child_process|fs/u.test(name)
      ? watched(real(name) as object, (call) => did.push(call))
      : real(name);
  };
  const exports: { activate?: (context: ExtensionContext) => void } = {};
  const module = { exports };
  compileFunction(program, ["require", "module", "exports"])(load, module, exports);
  const context = vscode.context();
  module.exports.activate?.(context);
  onTestFinished(() => context.subscriptions.forEach((one) => void one.dispose()));
  return { loaded, did };
}

/** A module whose functions tell of their calls instead. */
const watched = (module: object, onCall: (name: string) => void): object =>
  new Proxy(module, {
    get: (of, name) => {
      const own: unknown = Reflect.get(of, name);
      return typeof own === "function" ? () => onCall(String(name)) : own;
    },
  });

describe("activation", () => {
  test("loads what the extension has itself, and no package", () => {
    expect(sources).toContain("src/wire.ts");
    expect(sources.filter((source) => source.includes("node_modules"))).toEqual([]);
  });

  test("loads no more than Node and VS Code have already, starts nothing, and reads no file", () => {
    const vscode = new FakeVscode();
    vscode.openDocument("/project/trips.ipynb");
    const { loaded, did } = activate(vscode);
    expect(loaded).toContain("vscode");
    expect(loaded.filter((name) => name !== "vscode" && !name.startsWith("node:"))).toEqual([]);
    expect(did).toEqual([]);
    expect(vscode.tasks).toEqual([]);
    expect(vscode.messages).toEqual([]);
    expect(vscode.commands.size).toBeGreaterThan(0);
  });
});
