import { describe, expect, test } from "vitest";
import { nbflow, start, type Started } from "./support/nbflow.js";
import { PYTHON, useWorkspace } from "./support/workspace.js";

const workspace = useWorkspace();

const ENDLESS = `import { flow, task } from "nbflow";
const first = task({ name: "first" }, () => 1);
const endless = task({ name: "endless" }, () => new Promise<never>(() => setInterval(() => {}, 1000)));
const after = task({ name: "after" }, (x: number) => x);
export default flow({ name: "slow" }, async () => after(endless.withOptions({ waitFor: [first()] })()));
`;

async function running(script: string, what: string): Promise<Started> {
  await workspace.write("s.flow.ts", script);
  const started = start(workspace, ["run", "s.flow.ts", "--name", "night", "--python", PYTHON]);
  await started.says(what);
  return started;
}

interface Shown {
  readonly state: { readonly name: string; readonly message: string };
  readonly states: readonly { readonly name: string }[];
  readonly tasks: readonly { readonly name: string; readonly state: { readonly name: string } }[];
}

async function shown(): Promise<Shown> {
  return JSON.parse((await nbflow(workspace, ["runs", "show", "night", "--json"])).stdout) as Shown;
}

describe("nbflow cancel", () => {
  test("ends the run of another process by way of Cancelling, and waits until it has", async () => {
    const started = await running(ENDLESS, "▸ endless");
    const cancelled = await nbflow(workspace, ["cancel", "night"]);
    expect(cancelled).toMatchObject({ status: 0, stdout: "slow (night) is Cancelled.\n" });
    expect((await started.ended).status).toBe(1);
    const { states, tasks } = await shown();
    expect(states.map(({ name }) => name)).toEqual(["Pending", "Running", "Cancelling", "Cancelled"]);
    expect(tasks.map(({ name, state }) => [name, state.name])).toEqual([
      ["first", "Completed"],
      ["endless", "Cancelled"],
      ["after", "Cancelled"],
    ]);
    expect(await workspace.processes()).toEqual([]);
  });

  test("reaches Python that is busy, in C too", async () => {
    await workspace.notebook("s.ipynb", [
      "import time",
      'print("sleeping", flush=True)\ntime.sleep(600)',
      "x = 1",
    ]);
    const started = start(workspace, ["run", "s.ipynb", "--name", "night", "--python", PYTHON]);
    await started.says("| sleeping");
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({ status: 0 });
    await started.ended;
    expect((await shown()).state.name).toBe("Cancelled");
    expect(await workspace.processes()).toEqual([]);
  });

  test("reaches a Python that does not heed an interrupt", async () => {
    await workspace.notebook("s.ipynb", [
      'import time\nprint("deaf", flush=True)\nwhile True:\n    try:\n        time.sleep(600)\n    except KeyboardInterrupt:\n        pass',
    ]);
    const started = start(workspace, ["run", "s.ipynb", "--name", "night", "--python", PYTHON]);
    await started.says("| deaf");
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({ status: 0 });
    await started.ended;
    expect(await workspace.processes()).toEqual([]);
  });

  test("lets the run be gone on with later", async () => {
    const started = await running(ENDLESS, "▸ endless");
    await nbflow(workspace, ["cancel", "night"]);
    await started.ended;
    await workspace.write(
      "s.flow.ts",
      ENDLESS.replace("new Promise<never>(() => setInterval(() => {}, 1000))", "5"),
    );
    const { status, stdout } = await nbflow(workspace, ["resume", "night", "--json"]);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ result: 5 });
  });

  test("ends what is paused, and what is suspended", async () => {
    const waiting = (how: string) => `import { flow, ${how} } from "nbflow";
export default flow({ name: "waiting" }, async () => { await ${how}(); return "went on"; });
`;
    const paused = await running(waiting("pauseFlowRun"), "is paused");
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({ status: 0 });
    expect((await paused.ended).stdout).not.toContain("went on");
    await (
      await running(waiting("suspendFlowRun"), "is suspended")
    ).ended;
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({
      status: 0,
      stdout: "waiting (night) is Cancelled.\n",
    });
  });

  test("says why a run can't be cancelled", async () => {
    await workspace.write("s.flow.ts", ENDLESS.replace(/new Promise.*1000\)\)/u, "5"));
    await nbflow(workspace, ["run", "s.flow.ts", "--name", "night"]);
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        "error: slow (night) can't be cancelled: Run is already in terminal state COMPLETED.",
      ),
    });
    expect(await nbflow(workspace, ["cancel", "nightly"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no run nightly"),
    });
  });

  test("finds that the process is gone", async () => {
    const started = await running(ENDLESS, "▸ endless");
    started.child.kill("SIGKILL");
    await started.ended;
    expect(await nbflow(workspace, ["cancel", "night"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("CRASHED"),
    });
  });
});
