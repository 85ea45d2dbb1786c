import { rm } from "node:fs/promises";
import { execFile } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { nbflow, start, type Started } from "../cli/support/nbflow.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";
import { describeWithPrefect, PREFECT, seenByPrefect, usePrefectServer } from "./support/prefect.js";

const run = promisify(execFile);

/** The first cell notes that it runs; the second fails until there is a file. */
const FRAIL = [
  { source: "log = ''\ngate = ''", tags: ["parameters"] },
  "# Rows",
  "rows = [1, 2, 3]\nprint('made', len(rows))",
  "with open(log, 'a') as file:\n    file.write('noted\\n')",
  "# Total",
  "import os\nif not os.path.exists(gate):\n    raise ValueError('not yet')\nprint('total', sum(rows))",
] as const;

const TWO_STEPS = (
  ask: string,
): string => `import { appendFileSync, existsSync, writeFileSync } from "node:fs";
import { flow, pauseFlowRun, suspendFlowRun, task } from "nbflow";
const first = task({ name: "first" }, (log: string) => {
  appendFileSync(log, "first\\n");
  return 20;
});
const second = task({ name: "second" }, async (n: number, gate: string) => {
  writeFileSync(gate + ".there", String(process.pid));
  while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 20));
  return n + 1;
});
const input = {
  type: "object",
  properties: { by: { type: "integer" } },
  required: ["by"],
};
export default flow({ name: "steps" }, async ({ log = "", gate = "" }: { log?: string; gate?: string }) => {
  const n = await first(log);
  const { by } = ${ask};
  return { value: await second(n * Number(by), gate) };
});
`;

interface Run {
  readonly id: string;
  readonly name: string;
}

describeWithPrefect("a deployed run", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  // this Python as it is, as making an environment takes long
  const env = () => ({ PREFECT_API_URL: server.url, NBFLOW_PYTHON: PYTHON });

  async function ok(...args: string[]): Promise<string> {
    const ended = await nbflow(workspace, args, env());
    expect(ended.status, ended.stderr).toBe(0);
    return ended.stdout;
  }

  async function deployed(file: string, name: string, ...more: string[]): Promise<Run> {
    await ok("work-pool", "create", name);
    await ok("deploy", file, "--pool", name, "--name", name, ...more);
    const flow = file.replace(/\..*/u, "");
    const given = ["log", "gate"].flatMap((each) => ["-p", `${each}=${workspace.path(each)}`]);
    return JSON.parse(await ok("deployment", "run", `${flow}/${name}`, "--json", ...given)) as Run;
  }

  const work = (pool: string): Promise<string> => ok("worker", "start", "--pool", pool, "--run-once");

  function worker(pool: string): Started {
    const started = start(workspace, ["worker", "start", "--pool", pool, "--query-seconds", "0.5"], env());
    onTestFinished(() => {
      started.child.kill("SIGKILL");
    });
    return started;
  }

  async function stateOf({ id }: Run): Promise<string> {
    const found = (await server.client.call("GET", `flow_runs/${id}`)) as { readonly state_name: string };
    return found.state_name;
  }

  async function until(flowRun: Run, state: string): Promise<void> {
    while ((await stateOf(flowRun)) !== state) await delay(100);
  }

  async function untilFile(name: string): Promise<string> {
    for (;;) {
      const text = await workspace.read(name).catch(() => "");
      if (text !== "") return text;
      await delay(20);
    }
  }

  const messages = async ({ id }: Run): Promise<readonly string[]> =>
    (await seenByPrefect(server, id)).logs.map(({ message }) => message);
  /** What it gave, which comes after its last state. */
  async function resultOf({ id }: Run): Promise<unknown> {
    for (;;) {
      const { artifacts } = await seenByPrefect(server, id);
      const result = artifacts.find(({ key }) => key === "nbflow-result");
      if (result !== undefined) return result.data;
    }
  }

  test("that failed is retried from the task that failed, with what the others have made", async () => {
    await workspace.notebook("frail.ipynb", FRAIL);
    await workspace.write("none.txt", "# nothing\n");
    const flowRun = await deployed("frail.ipynb", "frail", "--requirements", "none.txt", "--python", PYTHON);
    await work("frail");
    expect(await stateOf(flowRun)).toBe("Failed");
    await workspace.write("gate", "open");
    await ok("flow-run", "retry", flowRun.id);
    await work("frail");
    expect(await stateOf(flowRun)).toBe("Completed");
    expect(await workspace.read("log")).toBe("noted\n");
    const said = await messages(flowRun);
    expect(said).toContain("total 6");
    expect(said.filter((message) => message === "made 3")).toHaveLength(1);
    expect(said.find((message) => message.includes("It goes on from an earlier try"))).toBeDefined();
  });

  test("begins from its first task where nothing is kept, and says so", async () => {
    await workspace.notebook("frail.ipynb", FRAIL);
    await workspace.write("none.txt", "# nothing\n");
    const flowRun = await deployed("frail.ipynb", "gone", "--requirements", "none.txt", "--python", PYTHON);
    await work("gone");
    await rm(workspace.path("home/deployed"), { recursive: true });
    await workspace.write("gate", "open");
    await ok("flow-run", "retry", flowRun.id);
    await work("gone");
    expect(await stateOf(flowRun)).toBe("Completed");
    expect(await workspace.read("log")).toBe("noted\nnoted\n");
    const said = await messages(flowRun);
    expect(said.find((message) => message.includes("is not kept on this machine"))).toMatch(
      /^It begins from its first task/u,
    );
  });

  test("whose process was killed goes on where it was", async () => {
    await workspace.write("steps.flow.ts", TWO_STEPS("{ by: 2 }"));
    const flowRun = await deployed("steps.flow.ts", "killed");
    const working = worker("killed");
    process.kill(Number(await untilFile("gate.there")), "SIGKILL");
    await until(flowRun, "Crashed");
    await workspace.write("gate", "open");
    await ok("flow-run", "retry", flowRun.id);
    await until(flowRun, "Completed");
    working.child.kill("SIGTERM");
    await working.ended;
    expect(await workspace.read("log")).toBe("first\n");
    expect(await resultOf(flowRun)).toEqual({ value: 41 });
  });

  test("pauses, and goes on when it is resumed at the server with what it asks for", async () => {
    await workspace.write("gate", "open");
    await workspace.write("steps.flow.ts", TWO_STEPS("await pauseFlowRun({ input })"));
    const flowRun = await deployed("steps.flow.ts", "pauses");
    const working = worker("pauses");
    await until(flowRun, "Paused");
    const refused = await nbflow(workspace, ["flow-run", "resume", flowRun.id], env());
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining("by") as string });
    await ok("flow-run", "resume", flowRun.id, "-p", "by=3");
    await until(flowRun, "Completed");
    expect(await resultOf(flowRun)).toEqual({ value: 61 });
    working.child.kill("SIGTERM");
    await working.ended;
  });

  test.for([["kept"], ["lost"]] as const)(
    "is suspended, and resumed by Prefect's own client in another process: %s",
    async ([how]) => {
      await workspace.write("gate", "open");
      await workspace.write("steps.flow.ts", TWO_STEPS("await suspendFlowRun({ input })"));
      const flowRun = await deployed("steps.flow.ts", how);
      await work(how);
      expect(await stateOf(flowRun)).toBe("Suspended");
      expect(await workspace.processes()).toEqual([]);
      if (how === "lost") await rm(workspace.path("home/deployed"), { recursive: true });
      const resume = `from prefect.flow_runs import resume_flow_run; resume_flow_run("${flowRun.id}", run_input={"by": 4})`;
      await run(PREFECT, ["-c", resume], { env: server.env });
      await work(how);
      expect(await stateOf(flowRun)).toBe("Completed");
      expect(await resultOf(flowRun)).toEqual({ value: 81 });
      expect(await workspace.read("log")).toBe(how === "kept" ? "first\n" : "first\nfirst\n");
    },
  );
});
