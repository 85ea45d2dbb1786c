import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startNode } from "../../../src/node-cells/index.js";
import type { CellResult, PythonWorker } from "../../../src/python/worker.js";

let folder: string;
let worker: PythonWorker;
let cell = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "nbflow-test-"));
  mkdirSync(join(folder, "node_modules/esm-only"), { recursive: true });
  const manifest = { name: "esm-only", type: "module", exports: { ".": { import: "./index.js" } } };
  writeFileSync(join(folder, "node_modules/esm-only/package.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "node_modules/esm-only/index.js"), "export default 1; export const two = 2;");
  worker = startNode({ folder });
});

afterAll(async () => {
  await worker.close();
  rmSync(folder, { recursive: true, force: true });
});

function run(source: string): Promise<CellResult> {
  return worker.execute({ cell: ++cell, source, mayRaise: false }, () => undefined);
}

async function shown(source: string): Promise<unknown> {
  const { outputs, error } = await run(source);
  expect(error).toBeNull();
  const [first] = outputs;
  if (first === undefined || !("data" in first)) return first;
  const text = first.data["text/plain"];
  return typeof text === "string" ? stripVTControlCharacters(text) : first.data;
}

test("types are gone, what a cell declares stays, and may be declared again", async () => {
  expect(await shown("interface Row { a: number }\nconst rows: Row[] = [{ a: 1 }];\nrows")).toBe(
    "[ { a: 1 } ]",
  );
  expect(await shown("const rows = 5;\nrows + 1")).toBe("6");
  expect(await shown("enum Size { Small, Large }\nclass Box { size = Size.Large }\nnew Box()")).toBe(
    "Box { size: 1 }",
  );
});

test("nothing is shown for undefined", async () => {
  expect(await shown("const x = 1;")).toBeUndefined();
});

test("a last value that is a constant is shown too, where it is not the end of something longer", async () => {
  expect(await shown("const a = 3;\nNaN")).toBe("NaN");
  expect(await shown("5; -0; // not five")).toBe("-0");
  expect(await shown("!0;\n")).toBe("true");
  expect(await shown("a\n+1")).toBe("4");
  expect(await shown("void 0")).toBeUndefined();
});

test("this is the global object, in a cell that exports too", async () => {
  expect(await shown("this === globalThis")).toBe("true");
  expect(await shown("export const shared = 4;\nshared")).toBe("4");
});

test("modules of Node, of packages and of files are imported", async () => {
  writeFileSync(join(folder, "own.mjs"), "export const three = 3;");
  expect(
    await shown('import { join } from "node:path";\nimport fs from "fs";\njoin("a", typeof fs.readFileSync)'),
  ).toBe("'a/function'");
  expect(await shown('import one, { two as second } from "esm-only";\n[one, second]')).toBe("[ 1, 2 ]");
  expect(await shown('const { three } = await import("./own.mjs");\nthree')).toBe("3");
  expect(await shown('require("node:path").sep')).toBe("'/'");
});

test("text that looks like an import is none: where that can't be told, the cell is refused", async () => {
  expect(await shown('const text = `import a from "b";`;\ntext.length')).toBe("18");
  const { error } = await run("const code = `import('c')`;");
  expect(error?.value).toBe("This cell imports in a way that is not followed without Deno.");
});

test("printed text, promises, and an object's own display", async () => {
  expect(await shown('console.log("one", { a: 1 });')).toMatchObject({
    name: "stdout",
    text: "one { a: 1 }\n",
  });
  expect(await shown("await Promise.resolve(4)")).toBe("4");
  expect(await shown('({ [Symbol.for("Jupyter.display")]: () => ({ "text/html": "<b>x</b>" }) })')).toEqual({
    "text/html": "<b>x</b>",
  });
});

test("a last promise is shown as it is, and what it prints is its cell's", async () => {
  expect(await shown("Promise.resolve(3)")).toBe("Promise { 3 }");
  const late = await run("new Promise((done) => setTimeout(() => done(console.log('late')), 200))");
  expect(JSON.stringify(late.outputs)).toMatch(/<pending>.*late/u);
});

test("a promise that nothing can settle holds nothing up", async () => {
  expect(await shown("new Promise(() => {})")).toBe("Promise { <pending> }");
});

test("an error names its line in the cell, types and blank lines counted", async () => {
  const { error } = await run(
    "interface A { a: number }\n\n\nfunction fail(): never {\n  throw new RangeError('bad');\n}\n\nfail();",
  );
  expect(error).toMatchObject({ name: "RangeError", value: "bad", line: 5 });
  expect((await run("const = 1;")).error).toMatchObject({ name: "SyntaxError", line: 1 });
});

test("values go in and out", async () => {
  await worker.assign({ rows: [1, { b: null }], fresh: "x" });
  await run("const found = new Map([[1, 2]]);");
  expect(await worker.describe(["rows", "fresh", "found", "nowhere"])).toEqual({
    rows: { kind: "json", value: [1, { b: null }] },
    fresh: { kind: "json", value: "x" },
    found: { kind: "object", type: "Map", text: "Map(1) { 1 => 2 }" },
  });
});

test("a cell that ends the process is a worker that is lost", async () => {
  const other = startNode({ folder });
  const running = other.execute({ cell: 2, source: "process.exit(3)", mayRaise: false }, () => undefined);
  await expect(running).rejects.toMatchObject({ code: "exited", cell: 2 });
  await other.close();
});
