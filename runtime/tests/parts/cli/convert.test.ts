import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { nbflow } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const CELLS = [
  "# A small flow",
  "import math",
  "radius = 2",
  "area = math.pi * radius ** 2\nprint(round(area, 2))",
];

describe("nbflow convert", () => {
  test("writes the script beside the notebook and says what it made", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    const { status, stdout, stderr } = await nbflow(workspace, ["convert", "circle.ipynb"]);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^circle\.flow\.ts: \d tasks? from 3 cells\n/u);
    expect(stdout).toContain("Run it: nbflow run circle.flow.ts");
    const script = await workspace.read("circle.flow.ts");
    expect(script).toContain("from circle.ipynb");
    expect(script).toContain("area = math.pi * radius ** 2\n");
  });

  test("writes elsewhere, with the path back to the notebook", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    expect((await nbflow(workspace, ["convert", "circle.ipynb", "--out", "flows/"])).status).toBe(0);
    expect(await workspace.read("flows/circle.flow.ts")).toContain('notebook: "../circle.ipynb"');
    expect((await nbflow(workspace, ["convert", "circle.ipynb", "-o", "a/b.ts"])).status).toBe(0);
    expect(await workspace.read("a/b.ts")).toContain('notebook: "../circle.ipynb"');
  });

  test("prints the script or the plan, and nothing else", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    const script = await nbflow(workspace, ["convert", "circle.ipynb", "--stdout"]);
    expect(script.stdout).toMatch(/^\/\*\*[^]*export default flow\([^]*\n$/u);
    const plan = await nbflow(workspace, ["convert", "circle.ipynb", "--json", "--group", "cell"]);
    expect(JSON.parse(plan.stdout)).toMatchObject({
      version: 1,
      cells: [{ number: 1 }, { number: 2 }, { number: 3 }],
    });
    expect((await readdir(workspace.folder)).filter((name) => name.endsWith(".ts"))).toEqual([]);
  });

  test("--check says whether the script is up to date", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    const missing = await nbflow(workspace, ["convert", "circle.ipynb", "--check"]);
    expect([missing.status, missing.stderr]).toEqual([
      1,
      "circle.flow.ts is missing. Make it: nbflow convert circle.ipynb\n",
    ]);
    await nbflow(workspace, ["convert", "circle.ipynb"]);
    expect(await nbflow(workspace, ["convert", "circle.ipynb", "--check"])).toMatchObject({ status: 0 });
    await workspace.write("circle.flow.ts", `${await workspace.read("circle.flow.ts")}// mine\n`);
    expect(await nbflow(workspace, ["convert", "circle.ipynb", "--check"])).toMatchObject({ status: 0 });
    await workspace.notebook("circle.ipynb", [...CELLS, "area"]);
    const old = await nbflow(workspace, ["convert", "circle.ipynb", "--check"]);
    expect([old.status, old.stderr]).toEqual([
      1,
      "circle.flow.ts is out of date. Make it: nbflow convert circle.ipynb\n",
    ]);
  });

  test("overwrites what it made itself", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    await nbflow(workspace, ["convert", "circle.ipynb"]);
    expect(await nbflow(workspace, ["convert", "circle.ipynb"])).toMatchObject({
      status: 0,
      stdout: "circle.flow.ts is up to date.\n",
    });
    await workspace.notebook("circle.ipynb", [...CELLS, "print('more')"]);
    expect(await nbflow(workspace, ["convert", "circle.ipynb"])).toMatchObject({ status: 0 });
    expect(await workspace.read("circle.flow.ts")).toContain("print('more')");
    expect((await readdir(workspace.folder)).filter((name) => name.includes(".bak"))).toEqual([]);
  });

  test("leaves a script that was changed, unless --force, which keeps every backup", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    await nbflow(workspace, ["convert", "circle.ipynb"]);
    const mine = `${await workspace.read("circle.flow.ts")}// mine\n`;
    for (const count of ["", "2"]) {
      await workspace.write("circle.flow.ts", mine + count);
      const refused = await nbflow(workspace, ["convert", "circle.ipynb"]);
      expect(refused.status).toBe(2);
      expect(refused.stderr).toContain(
        "circle.flow.ts was changed since nbflow made it, and is left as it is.",
      );
      expect(await workspace.read("circle.flow.ts")).toBe(mine + count);
      const forced = await nbflow(workspace, ["convert", "circle.ipynb", "--force"]);
      expect(forced.status).toBe(0);
      expect(forced.stdout).toContain(`The script as it was: circle.flow.ts.bak${count}`);
      expect(await workspace.read(`circle.flow.ts.bak${count}`)).toBe(mine + count);
    }
    expect(await workspace.read("circle.flow.ts.bak")).toBe(mine);
  });

  test("leaves a file that is no script of its own", async () => {
    await workspace.notebook("circle.ipynb", CELLS);
    await workspace.write("precious.ts", "export const life = 42;\n");
    const refused = await nbflow(workspace, ["convert", "circle.ipynb", "-o", "precious.ts"]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("precious.ts is no nbflow script, and is left as it is.");
    expect(
      await nbflow(workspace, ["convert", "circle.ipynb", "-o", "circle.ipynb", "--force"]),
    ).toMatchObject({
      status: 2,
    });
  });

  test("keeps a cell with a syntax error, and warns with its cell and line", async () => {
    await workspace.notebook("broken.ipynb", ["a = 1", "b = 2\nprint(b", "print(a)"]);
    const { status, stderr } = await nbflow(workspace, ["convert", "broken.ipynb"]);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: broken\.ipynb, cell 2, line 2: /u);
    expect(await workspace.read("broken.flow.ts")).toContain("b = 2\nprint(b\n");
  });

  test.for([
    ["gone.ipynb", null, "There is no file gone.ipynb."],
    ["text.ipynb", "hello", /text\.ipynb: .*JSON/u],
    ["other.ipynb", '{"a": 1}', /other\.ipynb: /u],
    ["new.ipynb", '{"cells": [], "metadata": {}, "nbformat": 5, "nbformat_minor": 0}', /new\.ipynb: .*5/u],
    [
      "cobol.ipynb",
      '{"cells": [], "metadata": {"kernelspec": {"name": "cobol", "language": "cobol"}}, "nbformat": 4, "nbformat_minor": 4}',
      /cobol\.ipynb: .*cobol/iu,
    ],
  ] as const)("says what is wrong with %s", async ([name, text, message]) => {
    if (text !== null) await workspace.write(name, text);
    const { status, stdout, stderr } = await nbflow(workspace, ["convert", name]);
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: /u);
    expect(stderr).not.toMatch(/\n\s+at /u);
  });

  test("shows the stack with --debug", async () => {
    const { stderr } = await nbflow(workspace, ["convert", "gone.ipynb", "--debug"]);
    expect(stderr).toMatch(/\n\s+at /u);
  });
});

test("convert warns of tasks with retries that would not be tried again", async () => {
  const cells = ["import os", "n = len(os.sep)\nsize = lambda: n", "x = size()", "y = [n, x]"];
  await workspace.notebook("r.ipynb", cells);
  const convert = ["convert", "r.ipynb", "--group", "cell"];
  const first = await nbflow(workspace, convert);
  expect(first.stderr).toBe("");
  const { tasks } = JSON.parse((await nbflow(workspace, [...convert, "--json"])).stdout) as {
    readonly tasks: readonly { readonly id: string; readonly retriesRefused?: string }[];
  };
  const why = "it reads `size`, a function that cell 2 makes, which can't be put back";
  const refused = tasks.filter(({ retriesRefused }) => retriesRefused !== undefined);
  expect(refused.map(({ retriesRefused }) => retriesRefused)).toEqual([why]);
  const script = await workspace.read("r.flow.ts");
  await workspace.write(
    "r.flow.ts",
    script.replaceAll(/name: ("[^"]+"), mayRunAgain/gu, "name: $1, retries: 2, mayRunAgain"),
  );
  const again = await nbflow(workspace, [...convert, "--stdout"]);
  expect(again.stderr).toBe(`warning: ${refused[0]?.id} has retries and would not be tried again: ${why}.\n`);
});
