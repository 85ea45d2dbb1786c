import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bundleScript, ScriptError } from "../../../src/bundle/index.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "nbflow-test-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function bundle(text: string, files: Record<string, string> = {}) {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const path = join(folder, "s.flow.ts");
  await writeFile(path, text);
  return (await bundleScript({ path })).code;
}

describe("a script's bundle", () => {
  it("has nbflow from this installation, wherever the script lies", async () => {
    const code = await bundle('import { flow } from "nbflow"; export default flow;');
    expect(code).toMatch(/from "file:\/\/\/.*\/runtime\/(src\/index\.ts|dist\/index\.js)"/u);
  });

  it("has the script's own files inside, and leaves Node's modules outside", async () => {
    const code = await bundle(
      'import { a } from "./lib.js"; import fs from "node:fs"; export default [a, fs];',
      {
        "lib.ts": "export const a: string = 'from lib';",
      },
    );
    expect(code).toContain("from lib");
    expect(code).toContain('from "node:fs"');
  });

  it("takes a script that has no file, as if it stood there", async () => {
    await writeFile(join(folder, "lib.ts"), "export const a = 'from lib';");
    const { code } = await bundleScript({
      path: join(folder, "none.flow.ts"),
      text: 'export { a } from "./lib.js"; export const url = import.meta.url;',
    });
    expect(code).toContain("from lib");
  });

  it("gives every file its own import.meta", async () => {
    const code = await bundle('export { url } from "./lib.js"; export default import.meta.url;', {
      "lib.ts": "export const url = import.meta.url;",
    });
    expect(code).toContain(pathToFileURL(join(folder, "lib.ts")).href);
    expect(code).toContain(pathToFileURL(join(folder, "s.flow.ts")).href);
  });

  it("lowers decorators by the standard, whatever tsconfig.json says", async () => {
    await writeFile(
      join(folder, "tsconfig.json"),
      '{ "compilerOptions": { "experimentalDecorators": true } }',
    );
    const code = await bundle("declare const d: any; export default class { @d run() {} }");
    expect(code).toContain("__decorateElement");
  });

  it.each([
    ["const a: = 3;", /^s\.flow\.ts:1:10: Unexpected "="/u, /^$/u],
    [
      'import x from "no-such-package"; console.log(x);',
      /Could not resolve "no-such-package"/u,
      /npm install no-such-package/u,
    ],
    ['import x from "@no/such/deep"; console.log(x);', /Could not resolve/u, /npm install @no\/such$/u],
    [
      'import x from "./nowhere.js"; console.log(x);',
      /s\.flow\.ts:1:15: Could not resolve "\.\/nowhere\.js"/u,
      /^$/u,
    ],
  ])("says where it does not compile: %s", async (text, message, hint) => {
    const error: unknown = await bundle(text).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ScriptError);
    expect(error).toMatchObject({ code: "script-not-compiled", message: expect.stringMatching(message) });
    expect((error as ScriptError).hint ?? "").toMatch(hint);
  });
});
