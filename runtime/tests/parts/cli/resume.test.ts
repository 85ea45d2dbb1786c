import { describe, expect, test } from "vitest";
import { nbflow, start } from "./support/nbflow.js";
import { useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const SCRIPT = `import { appendFileSync, existsSync } from "node:fs";
import { flow, task } from "nbflow";

const did = (what: string) => appendFileSync("did.txt", what + "\\n");
const read = task({ name: "read" }, (n: number) => { did("read"); return { rows: [n, n * 2] }; });
const wait = task({ name: "wait" }, async (rows: { rows: number[] }) => {
  did("wait");
  if (!existsSync("go")) {
    await new Promise(() => setInterval(() => {}, 1000));
  }
  return rows.rows.length;
});
export default flow({ name: "slow", parameters: { type: "object", properties: { n: { type: "integer" } } } },
  async ({ n }: { n: number }) => ({ count: wait(read(n)) }));
`;

async function killed(): Promise<string> {
  await workspace.write("s.flow.ts", SCRIPT);
  const started = start(workspace, ["run", "s.flow.ts", "-p", "n=4"]);
  await expect.poll(() => workspace.read("did.txt").catch(() => ""), { timeout: 60_000 }).toContain("wait");
  started.child.kill("SIGKILL");
  await started.ended;
  await workspace.write("go", "");
  const { stdout } = await nbflow(workspace, ["runs", "ls", "--json"]);
  const [run] = JSON.parse(stdout) as { id: string; state: { name: string; message: string } }[];
  expect(run?.state).toMatchObject({
    name: "Crashed",
    message: expect.stringMatching(/^Process \d+, which ran it, is gone\.$/u),
  });
  return run?.id ?? "";
}

describe("a run whose process was killed", () => {
  test("is Crashed for whoever looks, and resume goes on with it", async () => {
    const id = await killed();
    const shown = await nbflow(workspace, ["runs", "show", id]);
    expect(shown.stdout).toContain(`To go on with it: nbflow resume ${id.slice(0, 13)}`);
    const withOthers = await nbflow(workspace, ["resume", id, "-p", "n=5"]);
    expect(withOthers).toMatchObject({ status: 2, stderr: expect.stringContaining("begin a new run") });
    const { status, stdout, stderr } = await nbflow(workspace, ["resume", id, "--json"]);
    expect(stderr).not.toContain("error");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id, result: { count: 2 }, parameters: { n: 4 } });
    expect(await workspace.read("did.txt")).toBe("read\nwait\nwait\n");
    expect(await workspace.processes()).toEqual([]);

    const again = await nbflow(workspace, ["resume", id]);
    expect(again).toMatchObject({ status: 0, stderr: expect.stringContaining("nothing to go on with") });
  });

  test("can be run again from a task", async () => {
    const id = await killed();
    await nbflow(workspace, ["resume", id]);
    const wrong = await nbflow(workspace, ["retry", id, "--from", "raed"]);
    expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining("Did you mean read?") });
    expect(await nbflow(workspace, ["retry", id, "--from", "wait"])).toMatchObject({ status: 0 });
    expect(await workspace.read("did.txt")).toBe("read\nwait\nwait\nwait\n");
    expect(await nbflow(workspace, ["retry", id, "--from", "read"])).toMatchObject({ status: 0 });
    expect(await workspace.read("did.txt")).toBe("read\nwait\nwait\nwait\nread\nwait\n");
  });

  test("says when the script has changed since", async () => {
    const id = await killed();
    await workspace.write("s.flow.ts", SCRIPT.replace("rows.rows.length", "rows.rows.length + 1"));
    const { stdout, stderr } = await nbflow(workspace, ["resume", id, "--json"]);
    expect(stderr).toContain("note: The script has changed since.");
    expect(JSON.parse(stdout)).toMatchObject({ result: { count: 3 } });
  });
});

test("a notebook's run goes on, and runs those cells again that are needed, with consent", async () => {
  await workspace.notebook("n.ipynb", [
    "import os",
    'a = lambda: 1\nopen("x.txt", "w").close()',
    "b = 5",
    'if not os.path.exists("go"): raise ValueError("no")\nc = a()\nprint(c)',
  ]);
  const failed = await nbflow(workspace, ["run", "n.ipynb", "--group", "cell", "--json"]);
  expect(failed.status).toBe(1);
  const { id } = JSON.parse(failed.stdout) as { id: string };
  await workspace.write("go", "");
  const refused = await nbflow(workspace, ["resume", id]);
  expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining("--rerun") });
  const { status, stderr } = await nbflow(workspace, ["resume", id, "--rerun"]);
  expect(status).toBe(0);
  expect(stderr).toMatch(/↻ \S+ runs again/u);
  expect(await workspace.processes()).toEqual([]);
});
