import { beforeAll, describe, expect, test } from "vitest";
import { createConverter, inspectScript, NotebookError } from "../../../src/index.js";
import type { Converter, EmitOptions, Notebook } from "../../../src/index.js";
import { notebookText } from "../../support/notebook-text.js";

let converter: Converter;

beforeAll(async () => {
  converter = await createConverter();
});

async function read(cells: readonly string[], kernel = "deno"): Promise<Notebook> {
  const notebook = converter.read(notebookText(cells, kernel), { name: "one.ipynb" });
  await converter.prepare(notebook);
  return notebook;
}

async function emit(cells: readonly string[], options: EmitOptions = {}, kernel = "deno"): Promise<string> {
  const notebook = await read(cells, kernel);
  return converter.emit(converter.plan(notebook, { cells: "native" }), notebook, options).text;
}

describe("what a function of the script would do otherwise is refused by cell, line and reason", () => {
  test.each<[string, readonly string[], string]>([
    ["a loop whose value is shown", ["1;\nfor (const x of [1]) x + 1;"], "cell 1, line 2: ends with a loop"],
    ["a block that Deno takes as an object", ["{ a: 1 }"], "cell 1, line 1: ends with a loop or a block"],
    [
      "a constant that is set",
      ["const x = 1;", "x = 2;"],
      "cell 2, line 1: sets `x`, which cell 1 declares as",
    ],
    ["a name that nothing declares", ["x = 2;"], "cell 1, line 1: sets `x`, which no cell above declares"],
    [
      "a function that is used above",
      ["f();", "function f() {}"],
      "cell 1, line 1: uses `f`, which only cell 2",
    ],
    [
      "a class that is used above",
      ["new A();\nclass A {}", "A"],
      "cell 1, line 1: uses `A` above its declaration",
    ],
    ["a var that keeps its value", ["var x = 1;", "\nvar x = x || 2;"], "cell 2, line 2: declares `x` again"],
    ["a var without a value", ["var x = 1;", "var x;\nx"], "cell 2, line 1: declares `x` again"],
    [
      "a kept variable that changes",
      ["let n = 0;\nconst f = () => n;", "n = 1;"],
      "cell 1, line 2: has a function that keeps `n`",
    ],
    [
      "a variable that a function sets",
      ["let n = 0;\nconst f = () => {\n  n += 1;\n};", "n"],
      "cell 1, line 2: has a function that sets `n`",
    ],
    ["the global object", ["var v = 1;", "globalThis.v"], "cell 2, line 1: uses `globalThis`"],
    ["`this` at a cell's level", ["1;\nthis"], "cell 1, line 2: uses `this`"],
    ["`arguments` at a cell's level", ["arguments"], "cell 1, line 1: uses `arguments`"],
    ["code in texts", ["eval('1')"], "cell 1, line 1: uses `eval`"],
    ["a return", ["return 1"], "cell 1, line 1: returns outside of any function"],
    [
      "a function of a block",
      ["if (1) {\n  function g() {}\n}\ng();"],
      "cell 1, line 4: uses `g`, which is declared in a block",
    ],
    [
      "work that goes on",
      ["async function main() {}\nmain();"],
      "cell 1, line 2: starts work that it does not wait for",
    ],
    ["a promise's callback", ["fetch('x').then(console.log)"], "cell 1, line 1: starts work"],
    ["a timer", ["setTimeout(() => 1, 5)"], "cell 1, line 1: calls `setTimeout` and does not wait"],
    ["a console's indent", ["console.group('a')", "console.log(1)"], "cell 1, line 1: uses `console.group`"],
    ["a console's counter", ["console.count()", "console.count()"], "cell 1, line 1: uses `console.count`"],
    ["nbflow's process", ["process.exit(1)"], "cell 1, line 1: uses `process.exit`"],
    [
      "an import behind its settings",
      ["process.env.KEY = 'x';", "import OpenAI from 'openai';\nnew OpenAI()"],
      "cell 2, line 1: imports what may look at `process.env`",
    ],
    ["Deno's own", ["1;\nDeno.cwd()"], "cell 1, line 2: uses `Deno`"],
    [
      "modules from the web",
      ["import x from 'https://a.b/c.ts';\nx"],
      "cell 1, line 1: imports `https://a.b/c.ts`",
    ],
    [
      "one name for two imports",
      ["import { join } from 'path';\njoin()", "import { join } from './own.ts';\njoin()"],
      "cell 2, line 1: imports `join`, which cell 1 imports in another way",
    ],
    ["`import.meta`", ["import.meta.url"], "cell 1, line 1: uses `import.meta`"],
    ["a namespace", ["namespace A {\n  export const a = 1;\n}"], "cell 1, line 1: declares a namespace"],
    ["a default export", ["export default class {}"], "cell 1, line 1: exports what has no name"],
    ["JSX", ["const a = <b>x</b>;"], "cell 1, line 1: has JSX"],
    ["no TypeScript", ["const = 1;"], "cell 1, line 1: is not valid TypeScript"],
  ])("%s", async (_, cells, message) => {
    const emitted = emit(cells);
    await expect(emitted).rejects.toThrow(NotebookError);
    await expect(emitted).rejects.toThrow(message);
    await expect(emitted).rejects.toHaveProperty("hint", expect.stringContaining("`--cells kernel`"));
  });

  test("a function with `this`, where the kernel is not strict", async () => {
    const cells = ["function f() {\n  return this;\n}", "f()"];
    await expect(emit(cells, {}, "tslab")).rejects.toThrow("cell 1, line 2: has a function with `this`");
    await expect(emit(cells, {}, "deno")).resolves.toContain("function f()");
    await expect(emit(["function Person() {\n  this.a = 1;\n}"], {}, "tslab")).resolves.toContain("Person");
  });

  test("a parameter that a function keeps", async () => {
    const notebook = await read(["let n = 1;\nconst f = () => n;", "f()"]);
    const tagged = { ...notebook, parameters: 1 };
    expect(() => converter.emit(converter.plan(tagged, { cells: "native" }), tagged)).toThrow(
      "cell 1, line 2: has a function that keeps `n`, which may be given for a run",
    );
  });

  test("Python, which has one way alone", async () => {
    const notebook = await read(["x = 1"], "python3");
    expect(() => converter.plan(notebook, { cells: "native" })).toThrow("written in Python");
    expect(converter.plan(notebook, { cells: "kernel" }).tasks).toHaveLength(1);
    const mixed = await read(["x = 1", "#!typescript\nx"], "python3");
    expect(() => converter.plan(mixed, { cells: "kernel" })).toThrow("there is no kernel");
  });
});

test("without a choice, cells are left to their kernel", async () => {
  const notebook = await read(["1"]);
  expect(converter.emit(converter.plan(notebook), notebook).text).toContain("typescript({");
});

test("a script says how it was made", async () => {
  const native = await emit(["1"], { style: "class" });
  expect(inspectScript(native)).toMatchObject({ style: "class", cells: "native", edited: false });
  expect(inspectScript(`${native}// more`)).toMatchObject({ style: "class", cells: "native", edited: true });
  const notebook = await read(["1"]);
  const plain = converter.emit(converter.plan(notebook), notebook).text;
  expect(inspectScript(plain)).toMatchObject({ style: "functions", cells: "kernel", edited: false });
});
