import { kill } from "node:process";
import { resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();
const withDeno = { NBFLOW_DENO: resolve(import.meta.dirname, "../../../../node_modules/.bin/deno") };
const withoutDeno = { NBFLOW_DENO: "", PATH: "/usr/bin:/bin" };

/** A notebook of code cells for a kernel. */
function write(name: string, kernel: string, cells: readonly string[]): Promise<string> {
  return workspace.write(
    name,
    JSON.stringify({
      cells: cells.map((source) => ({
        cell_type: "code",
        metadata: {},
        source,
        outputs: [],
        execution_count: null,
      })),
      metadata: { kernelspec: { name: kernel, display_name: kernel, language: "typescript" } },
      nbformat: 4,
      nbformat_minor: 4,
    }),
  );
}

interface Report {
  readonly cells: readonly {
    readonly outputs: readonly { readonly data?: Record<string, readonly string[]> }[];
  }[];
}

async function shown(report: string): Promise<unknown[]> {
  const { cells } = await workspace.json<Report>(report);
  return cells.flatMap(({ outputs }) =>
    outputs.map(({ data }) => stripVTControlCharacters(data?.["text/plain"]?.join("") ?? "")),
  );
}

test("a notebook for Deno runs in Deno's kernel, in the notebook's folder, and a script of it too", async () => {
  await write("deep/work.ipynb", "deno", [
    "const rows: number[] = [1];",
    "rows.push(2);\nrows",
    'Deno.cwd().split("/").at(-1)',
  ]);
  const run = await nbflow(workspace, ["run", "deep/work.ipynb", "--report", "one.ipynb"], withDeno);
  expect(run.status, run.stderr).toBe(0);
  expect(await shown("one.ipynb")).toEqual(["[ 1, 2 ]", '"deep"']);
  await nbflow(workspace, ["convert", "deep/work.ipynb"]);
  const again = await nbflow(workspace, ["run", "deep/work.flow.ts", "--report", "two.ipynb"], withDeno);
  expect(again.status, again.stderr).toBe(0);
  expect(await shown("two.ipynb")).toEqual(["[ 1, 2 ]", '"deep"']);
});

test("a cell that throws stops the run there, and is named", async () => {
  await write("bad.ipynb", "deno", ["const a = 1;", "throw new RangeError(`no ${a}`);", "console.log(3);"]);
  const run = await nbflow(workspace, ["run", "bad.ipynb"], withDeno);
  expect(run.status).toBe(1);
  expect(run.stderr).toContain("RangeError: no 1 (cell 2, line 1)");
  expect(run.stdout).not.toMatch(/^3$/m);
});

test("what was written for another kernel runs in Node where there is no Deno", async () => {
  await write("plain.ipynb", "tslab", [
    'import { join } from "node:path";\nenum Size { Small, Large }',
    'const path: string = join("a", "b");',
    "[path, Size.Large]",
  ]);
  const run = await nbflow(workspace, ["run", "plain.ipynb", "--report", "plain.out.ipynb"], withoutDeno);
  expect(run.status, run.stderr).toBe(0);
  expect(await shown("plain.out.ipynb")).toEqual(["[ 'a/b', 1 ]"]);
});

test("what only Deno has is refused by name in Node, with the cure, before anything runs", async () => {
  await write("needs.ipynb", "tslab", ["console.log('runs');", "Deno.readTextFileSync('x');"]);
  const run = await nbflow(workspace, ["run", "needs.ipynb"], withoutDeno);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain("cell 2 uses Deno.readTextFileSync, which only Deno has");
  expect(run.stderr).toContain("npm install deno");
  expect(run.stdout + run.stderr).not.toMatch(/\| runs/);
});

test("a notebook for Deno is not run in anything else", async () => {
  await write("deno.ipynb", "deno", ["1"]);
  const run = await nbflow(workspace, ["run", "deno.ipynb"], withoutDeno);
  expect(run.status).toBe(2);
  expect(run.stderr).toContain("No Deno was found");
});

test.each([
  ["Deno", withDeno, "deno"],
  ["Node", withoutDeno, "tslab"],
])("nothing of %s is left when the command is killed", async (_, env, kernel) => {
  await write("endless.ipynb", kernel, ['console.log("begun");\nfor (;;);']);
  const run = start(workspace, ["run", "endless.ipynb"], env);
  await run.says("begun");
  kill(run.child.pid ?? 0, "SIGKILL");
  await run.ended;
  await expect.poll(() => workspace.processes()).toEqual([]);
});
