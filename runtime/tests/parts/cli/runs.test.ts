import { describe, expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const withPython = (...args: string[]) => ["run", "--python", PYTHON, ...args];
const NOTEBOOK = [
  "# Numbers",
  "import math",
  "print('some text')\nroot = math.sqrt(16)",
  "# The end",
  "print(root)",
];

describe("nbflow runs", () => {
  test("says so where nothing has run yet", async () => {
    expect(await nbflow(workspace, ["runs", "ls"])).toMatchObject({
      status: 0,
      stdout: "Nothing has run yet. Start with: nbflow run notebook.ipynb\n",
    });
  });

  test("ls lists the newest first, by state, within the terminal's width", async () => {
    await workspace.notebook("good.ipynb", NOTEBOOK);
    await workspace.notebook("bad.ipynb", ["1 / 0"]);
    await nbflow(workspace, withPython("good.ipynb"));
    await nbflow(workspace, withPython("bad.ipynb"));
    const { stdout } = await nbflow(workspace, ["runs", "ls"]);
    const lines = stdout.trimEnd().split("\n");
    expect(lines[0]).toMatch(/^Run +Started +Flow +Name +State +Time$/u);
    expect(lines[1]).toMatch(/ bad .* Failed /u);
    expect(lines[2]).toMatch(/ good .* Completed /u);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const failed = await nbflow(workspace, ["runs", "ls", "--state", "failed", "--json"]);
    expect(JSON.parse(failed.stdout)).toMatchObject([{ flowName: "bad" }]);
    expect(JSON.parse((await nbflow(workspace, ["runs", "ls", "-n", "1", "--json"])).stdout)).toHaveLength(1);
  });

  test("prune says first what would go, then lets it go; a failed run, which may go on, stays", async () => {
    await workspace.notebook("good.ipynb", NOTEBOOK);
    await workspace.notebook("bad.ipynb", ["1 / 0"]);
    await nbflow(workspace, withPython("good.ipynb"));
    await nbflow(workspace, withPython("bad.ipynb"));
    const list = async () => (await nbflow(workspace, ["runs", "ls"])).stdout;
    const unsaid = await nbflow(workspace, ["runs", "prune"]);
    expect([unsaid.status, unsaid.stderr]).toEqual([
      2,
      expect.stringContaining("--older-than 30d --dry-run"),
    ]);
    const wrong = await nbflow(workspace, ["runs", "prune", "--max-size", "lots"]);
    expect([wrong.status, wrong.stderr]).toEqual([2, expect.stringContaining("Write 500MB or 2GB.")]);
    const young = await nbflow(workspace, ["runs", "prune", "--older-than", "1h"]);
    expect(young.stdout).toBe("Nothing to prune: all 2 runs stay.\n");
    const dry = await nbflow(workspace, ["runs", "prune", "--older-than", "0h", "--dry-run"]);
    expect(dry.stdout).toMatch(/^Would prune 1 of 2 runs, about \d+ kB:\n/u);
    expect(await list()).toContain(" good ");
    const pruned = await nbflow(workspace, ["runs", "prune", "--older-than", "0h"]);
    expect(pruned.stdout).toMatch(/^Pruned 1 of 2 runs, about \d+ kB\.\n$/u);
    expect(await list()).not.toContain(" good ");
    expect(await list()).toContain(" bad ");
    await nbflow(workspace, ["runs", "prune", "--older-than", "0h", "--unfinished"]);
    expect(await list()).toMatch(/^Nothing has run yet/u);
  });

  test("show, logs and report take the beginning of an id", async () => {
    await workspace.notebook("good.ipynb", NOTEBOOK);
    const { stdout: json } = await nbflow(workspace, withPython("good.ipynb", "--json"));
    const { id, name } = JSON.parse(json) as { id: string; name: string };
    const short = id.slice(0, 13);

    const shown = await nbflow(workspace, ["runs", "show", short]);
    expect(shown.stdout).toContain(`good · ${name}`);
    expect(shown.stdout).toMatch(/State +Completed after /u);
    expect(shown.stdout).toMatch(/Result\n {2}root +4/u);
    expect(JSON.parse((await nbflow(workspace, ["runs", "show", name, "--json"])).stdout)).toMatchObject({
      id,
      result: { root: 4 },
      states: [{ name: "Pending" }, { name: "Running" }, { name: "Completed" }],
    });

    const logs = await nbflow(workspace, ["runs", "logs", short]);
    expect(logs.stdout).toMatch(/some text\n[^]*4\.0\n/u);
    const none = await nbflow(workspace, ["runs", "logs", short, "--task", "nope"]);
    expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("The run has no task nope.")]);

    expect(await nbflow(workspace, ["runs", "report", short, "--out", "late.ipynb"])).toMatchObject({
      status: 0,
    });
    const report = await workspace.json<{ cells: unknown[] }>("late.ipynb");
    expect(report.cells).toHaveLength(5);
    expect(report.cells[2]).toMatchObject({ outputs: [{ text: ["some text\n"] }] });
  });

  test("logs --follow goes on until the run has ended", async () => {
    await workspace.notebook("slow.ipynb", [
      "import time, os\nprint('one', flush=True)\nwhile not os.path.exists('go'): time.sleep(0.05)\nprint('two')",
    ]);
    const running = start(workspace, withPython("slow.ipynb", "--name", "slow one"));
    await running.says("| one");
    const following = start(workspace, ["runs", "logs", "slow one", "--follow"]);
    await following.says("one");
    await workspace.write("go", "");
    expect(await following.ended).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/one\n[^]*two\n$/u),
    });
    await running.ended;
  });

  test("an id that is none", async () => {
    await workspace.write(
      "s.flow.ts",
      'import { flow } from "nbflow"; export default flow({ name: "s" }, async () => 1);',
    );
    await nbflow(workspace, ["run", "s.flow.ts"]);
    const { status, stderr } = await nbflow(workspace, ["runs", "show", "ffff"]);
    expect(stderr).toMatch(/^error: There is no run ffff in .*\nSee what there is: nbflow runs ls\n$/u);
    expect(status).toBe(2);
  });
});
