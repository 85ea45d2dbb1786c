import { chmod } from "node:fs/promises";
import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();
const verify = (...args: string[]) => nbflow(workspace, ["verify", "--python", PYTHON, ...args]);

describe("nbflow verify notebook.ipynb", () => {
  test("exits 0 and says in how many orders the flow gave the same", async () => {
    await workspace.notebook("n.ipynb", ["a = 1\nprint(a)", "b = 2\nprint(b)", "print(a + b)"]);
    const { status, stdout, stderr } = await verify("n.ipynb", "--seeds", "2", "--group", "cell");
    expect(stdout).toMatch(/^✔ n\.ipynb: the flow gives what the notebook gives, in [23] orders\n/u);
    expect(stdout).toContain("2 variables");
    expect(stderr).toContain("plain run 1");
    expect(stderr).toContain("seed 1 (1 of 2)");
    expect(status).toBe(0);
    expect(await workspace.processes()).toEqual([]);
  });

  test("exits 1 and says what differs", async () => {
    // a kernel can see what started it
    await workspace.notebook("n.ipynb", [
      "import os\nprint('plain_run' in open(f'/proc/{os.getppid()}/cmdline').read())",
    ]);
    const { status, stdout } = await verify("n.ipynb", "--seeds", "1");
    expect(stdout).toContain("✖ n.ipynb: the flow differs from the notebook");
    expect(stdout).toContain("cell 1: printed text, line 1 (in the notebook's own order)");
    expect(stdout).toContain("notebook: True\n    flow:     False");
    expect(status).toBe(1);
  });

  test("copies a folder above the notebook's with --root", async () => {
    await workspace.write("data/a.txt", "1");
    await workspace.notebook("notebooks/n.ipynb", ["print(open('../data/a.txt').read())"]);
    const stops = await verify("notebooks/n.ipynb", "--seeds", "1", "-q");
    expect(stops.stdout).toContain("The notebook stops at cell 1 with an error: FileNotFoundError");
    expect(stops.stdout).toContain("--root");
    const reads = await verify("notebooks/n.ipynb", "--seeds", "1", "-q", "--root", ".");
    expect(reads.stdout).not.toContain("The notebook stops");
    expect(reads.status).toBe(0);
  });

  test("prints JSON, and repeats the order of one seed", async () => {
    await workspace.notebook("n.ipynb", ["a = 1", "b = 2", "c = 3"]);
    const { status, stdout } = await verify("n.ipynb", "--seed", "4", "--group", "cell", "--json", "-q");
    const verdict = JSON.parse(stdout) as { same: boolean; orders: { seed: number | null }[] };
    expect(verdict.same).toBe(true);
    expect(verdict.orders.map(({ seed }) => seed)).toEqual([null, 4]);
    expect(status).toBe(0);
  });

  test("Ctrl-C ends it and leaves nothing behind", async () => {
    await workspace.notebook("n.ipynb", ["import time\nprint('on')\ntime.sleep(600)"]);
    await workspace.write("tmp/keep", "");
    const run = start(workspace, ["verify", "--python", PYTHON, "n.ipynb"], {
      TMPDIR: workspace.path("tmp"),
    });
    await run.says("plain run 1");
    run.child.kill("SIGINT");
    expect((await run.ended).status).toBe(130);
    expect(await workspace.processes()).toEqual([]);
    expect(readdirSync(workspace.path("tmp"))).toEqual(["keep"]);
  });
});

describe("exits 2 where there is nothing to compare with", () => {
  test("an interpreter without nbclient: the command that installs it", async () => {
    const bare = await workspace.write("bare", `#!/bin/sh\nexec '${PYTHON}' -S "$@"\n`);
    await chmod(bare, 0o755);
    await workspace.notebook("n.ipynb", ["a = 1"]);
    const { status, stderr } = await nbflow(workspace, ["verify", "--python", bare, "n.ipynb"]);
    expect(stderr).toContain("lacks nbclient");
    expect(stderr).toContain("-m pip install nbclient ipykernel");
    expect(stderr).not.toContain("fault in nbflow");
    expect(status).toBe(2);
  });

  test("a folder that is too large to be copied", async () => {
    await workspace.notebook("n.ipynb", ["a = 1"]);
    await workspace.write("big.bin", "x".repeat(1_100_000));
    const { status, stderr } = await verify("n.ipynb", "--limit", "1");
    expect(stderr).toContain("has more than 1 MB in it");
    expect(stderr).toContain("--limit");
    expect(status).toBe(2);
  });

  test("a script, a missing file, no notebook, one that is not in Python", async () => {
    await workspace.write("a.flow.ts", "export {};");
    await workspace.write("bad.ipynb", "{}");
    const metadata = { kernelspec: { name: "deno", language: "typescript" } };
    await workspace.write(
      "ts.ipynb",
      JSON.stringify({ cells: [], metadata, nbformat: 4, nbformat_minor: 4 }),
    );
    for (const [given, said] of [
      ["a.flow.ts", "is a script"],
      ["gone.ipynb", "There is no file gone.ipynb"],
      ["bad.ipynb", "error:"],
      ["ts.ipynb", "is written in TypeScript"],
    ] as const) {
      const { status, stderr } = await verify(given);
      expect(stderr).toContain(said);
      expect(stderr).not.toContain("fault in nbflow");
      expect(status).toBe(2);
    }
  });
});
