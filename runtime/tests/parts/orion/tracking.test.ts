import { expect, test } from "vitest";
import { httpClient } from "../../../dashboard/src/client/index.js";
import { cellOutputsOf } from "../../../dashboard/src/model/cell-outputs.js";
import { nbflow, start } from "../cli/support/nbflow.js";
import { PYTHON, useWorkspace } from "../cli/support/workspace.js";
import { describeWithPrefect, seenByPrefect, usePrefectServer } from "./support/prefect.js";

const FLOW = `import { flow, task, createMarkdownArtifact } from "nbflow";

const read = task({ name: "read", tags: ["io"] }, async (n: number) => {
  console.log("reading", n);
  createMarkdownArtifact({ key: "seen", markdown: \`**\${n}**\` });
  return [n, 2, 3];
});
let tries = 0;
const sum = task({ name: "sum", retries: 2 }, (rows: number[]) => {
  if (++tries === 1) throw new Error("not yet");
  return rows.reduce((a, b) => a + b, 0);
});
const broken = task({ name: "broken" }, (rows: number[]) => { throw new Error("out of range: " + rows.length); });
const inner = flow({ name: "inner" }, async ({ n = 1 }: { n?: number }) => read(n));
export const failing = flow({ name: "failing" }, async () => broken(read(1)));
export default flow({ name: "totals" }, async ({ n = 4 }: { n?: number }) => {
  const rows = read(n);
  const more = inner({ n: 3 });
  return { total: sum(rows), more };
});
`;

/** What is asked of a run that \`--json\` has printed. */
interface Printed {
  readonly id: string;
  readonly name: string;
  readonly page: string | null;
  readonly state: { readonly type: string };
}

const pageId = ({ page }: Printed): string => /[^/]+$/u.exec(page ?? "")?.[0] ?? "";

describeWithPrefect("a run is told to a real server", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  const tracked = () => ({ PREFECT_API_URL: server.url });

  async function runJson(...args: string[]): Promise<Printed> {
    const { stdout, stderr } = await nbflow(workspace, ["run", ...args, "--json"], tracked());
    expect(stderr).not.toContain("note:");
    return JSON.parse(stdout) as Printed;
  }

  test("with its graph, states, logs and artifacts", async () => {
    await workspace.write("totals.flow.ts", FLOW);
    const printed = await runJson("totals.flow.ts", "-p", "n=5");
    const seen = await seenByPrefect(server, pageId(printed));
    expect(seen.run).toMatchObject({
      name: printed.name,
      state_type: "COMPLETED",
      parameters: { n: 5 },
      run_count: 1,
    });
    expect(seen.states).toEqual(["Pending", "Running", "Completed"]);
    const byName = Object.fromEntries(seen.tasks.map((task) => [task.name, task]));
    expect(Object.keys(byName).toSorted()).toEqual(["inner", "read", "sum"]);
    expect(byName["inner"]?.states.at(-1)).toBe("Completed");
    expect(byName["read"]).toMatchObject({
      states: ["Pending", "Running", "Completed"],
      run_count: 1,
      inputs: {},
    });
    expect(byName["sum"]).toMatchObject({
      states: ["Pending", "Running", "AwaitingRetry", "Retrying", "Completed"],
      run_count: 2,
      inputs: { 0: ["read"] },
    });
    expect(seen.logs).toContainEqual({ task: "read", level: 20, message: "reading 5" });
    expect(seen.logs.find(({ task, level }) => task === "sum" && level === 40)?.message).toContain("not yet");
    expect(seen.artifacts).toContainEqual({ key: "seen", type: "markdown", task: "read", data: "**5**" });
    expect(seen.artifacts.find(({ key }) => key === "nbflow-result")?.data).toEqual({
      total: 10,
      more: [3, 2, 3],
    });
    const [child = ""] = seen.children;
    const inside = await seenByPrefect(server, child);
    expect(inside.run).toMatchObject({ parent_task_run_id: byName["inner"]?.id, state_type: "COMPLETED" });
    expect(inside.tasks.map(({ name }) => name)).toEqual(["read"]);
  });

  test("also a failed one, which is the same run when it is resumed", async () => {
    await workspace.write("totals.flow.ts", FLOW);
    const printed = await runJson("totals.flow.ts:failing");
    const failed = await seenByPrefect(server, pageId(printed));
    expect(failed.states).toEqual(["Pending", "Running", "Failed"]);
    expect(failed.tasks.find(({ name }) => name === "broken")?.states.at(-1)).toBe("Failed");
    await workspace.write(
      "totals.flow.ts",
      FLOW.replace('throw new Error("out of range: " + rows.length)', "return 1"),
    );
    const { stdout } = await nbflow(workspace, ["resume", printed.id.slice(0, 18), "--json"], tracked());
    const resumed = JSON.parse(stdout) as Printed;
    expect(resumed.page).toBe(printed.page);
    const seen = await seenByPrefect(server, pageId(resumed));
    expect(seen.states).toEqual(["Pending", "Running", "Failed", "Pending", "Rerunning", "Completed"]);
    expect(seen.tasks.map(({ name, run_count }) => [name, run_count])).toEqual([
      ["read", 1],
      ["broken", 2],
    ]);
  });

  test("a notebook's comes with its plan and what its cells gave", async () => {
    await workspace.notebook("sales.ipynb", [
      { source: "top = 3", tags: ["parameters"] },
      "# Rows",
      "rows = [n * n for n in range(top)]\nprint('rows', len(rows))",
      "sum(rows)",
    ]);
    const printed = await runJson("sales.ipynb", "--python", PYTHON, "-p", "top=4");
    const seen = await seenByPrefect(server, pageId(printed));
    expect(seen.run).toMatchObject({ state_type: "COMPLETED", parameters: { top: 4 } });
    const plan = seen.artifacts.find(({ key }) => key === "nbflow-plan")?.data as { tasks: unknown[] };
    expect(plan.tasks.length).toBeGreaterThan(0);
    const given = seen.artifacts
      .filter(({ type }) => type === "nbflow-cell")
      .map(({ data }) => JSON.stringify(data));
    expect(given.some((data) => data.includes('"14"'))).toBe(true);
    expect(seen.logs.map(({ message }) => message)).toContain("rows 4");
  });

  test(
    "a large output of it is kept in the server's storage, shown as it was, and pruned with its run",
    { timeout: 300_000 },
    async () => {
      await workspace.notebook("large.ipynb", ["'large' * 200_000"]);
      await nbflow(workspace, ["run", "large.ipynb", "--python", PYTHON], tracked());
      // what a busy server had not yet
      await nbflow(workspace, ["runs", "send"], tracked());
      const filter = { flows: { name: { any_: ["large"] } } };
      const [run] = (await server.client.call("POST", "flow_runs/filter", filter)) as { id: string }[];
      const id = run?.id ?? "";
      const seen = await seenByPrefect(server, id);
      const reference = seen.artifacts.find(({ type }) => type === "nbflow-cell")?.data;
      expect(reference).toMatchObject({
        storage: "server",
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) as string,
      });
      const pages = httpClient({ url: server.url, key: null, fetch });
      const [cell] = await pages.artifacts({ flowRunId: id, keys: ["nbflow-cell-1"] });
      expect(cellOutputsOf(cell === undefined ? [] : [cell])).toMatchObject([
        { cell: 1, problem: null, outputs: [{ kind: "text", text: `'${"large".repeat(200_000)}'` }] },
      ]);

      const prune = async (...args: string[]) =>
        (await nbflow(workspace, ["storage", "prune", ...args], tracked())).stdout;
      expect(await prune()).toBe("Nothing to prune: the runs of all outputs are there.\n");
      await server.client.call("DELETE", `flow_runs/${id}`);
      expect(await prune("--dry-run")).toContain("Would prune 1 large output of runs that are gone");
      expect(await prune()).toMatch(/^Pruned 1 large output/u);
      expect(await prune()).toContain("Nothing to prune");
    },
  );

  test("cancelled at the server, it ends here", async () => {
    await workspace.write(
      "long.flow.ts",
      `import { flow, task } from "nbflow";
const wait = task({ name: "wait" }, () => new Promise((resolve) => setTimeout(resolve, 60_000)));
export default flow({ name: "long" }, async () => wait());`,
    );
    const started = start(workspace, ["run", "long.flow.ts", "--json"], tracked());
    await started.says("wait");
    const id = await runningRun("long");
    await server.client.call("POST", `flow_runs/${id}/set_state`, {
      state: { type: "CANCELLING", message: "someone asked" },
    });
    const { stdout, stderr } = await started.ended;
    expect((JSON.parse(stdout) as Printed).state.type).toBe("CANCELLED");
    expect(stderr).toContain("someone asked");
    const seen = await seenByPrefect(server, id);
    expect(seen.states.at(-1)).toBe("Cancelled");
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Cancelled"]);
  });

  test.for([
    ["at the server", ["flow-run", "resume"]],
    ["here", ["resume"]],
  ] as const)("paused, it goes on when it is resumed %s, and both know", async ([where, command]) => {
    const flow = where === "here" ? "asks-here" : "asks-there";
    await workspace.write(
      "asks.flow.ts",
      `import { flow, pauseFlowRun } from "nbflow";
const input = { type: "object", properties: { n: { type: "integer" }, by: { type: "string", default: "me" } }, required: ["n"] };
export default flow({ name: "${flow}" }, async () => pauseFlowRun({ input }));`,
    );
    const started = start(workspace, ["run", "asks.flow.ts", "--name", flow, "--json"], tracked());
    const id = await runWith(flow, "PAUSED");
    const refused = await nbflow(workspace, [...command, flow, "-p", "n=many"], tracked());
    expect(refused.stderr).toContain("Parameter n takes a whole number");
    expect(refused.status).not.toBe(0);
    const resumed = await nbflow(workspace, [...command, flow, "-p", "n=3"], tracked());
    expect(resumed.status, resumed.stderr).toBe(0);
    const ended = JSON.parse((await started.ended).stdout) as Printed & { readonly result: unknown };
    expect(ended.result).toEqual({ n: 3, by: "me" });
    const seen = await seenByPrefect(server, id);
    expect(seen.states).toEqual(["Pending", "Running", "Paused", "Running", "Completed"]);
  });

  const runningRun = (flow: string): Promise<string> => runWith(flow, "RUNNING");

  async function runWith(flow: string, type: string): Promise<string> {
    for (;;) {
      const filter = {
        flows: { name: { any_: [flow] } },
        flow_runs: { state: { type: { any_: [type] } } },
      };
      const [run] = (await server.client.call("POST", "flow_runs/filter", filter)) as { id: string }[];
      if (run !== undefined) return run.id;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
});

/** Waits for a file between its tasks, so that a test says when it goes on. */
const GATED = `import { existsSync } from "node:fs";
import { flow, task } from "nbflow";
const step = task({ name: "step" }, async (n: number, gate: string | null) => {
  while (gate !== null && !existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 20));
  console.log("step", n);
  return n;
});
export default flow({ name: "gated" }, async ({ gate = "" }: { gate?: string }) => {
  for (let n = 0; n < 40; n += 1) await step(n, n === 20 ? gate : null);
});
`;

describeWithPrefect("the server goes away", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  const runsOf = async (flow: string) =>
    (await server.client.call("POST", "flow_runs/filter", {
      flows: { name: { any_: [flow] } },
    })) as { readonly id: string; readonly state_type: string }[];

  test("in the middle: the run goes on, and the server has all of it when it is back", async () => {
    await workspace.write("gated.flow.ts", GATED);
    const args = ["run", "gated.flow.ts", "--json", "-p", `gate=${workspace.path("go")}`];
    const started = start(workspace, args, { PREFECT_API_URL: server.url });
    await started.says("step-19");
    await server.kill();
    await workspace.write("go", "");
    await started.says("step-39");
    await server.start();
    const { stdout } = await started.ended;
    expect((JSON.parse(stdout) as Printed).state.type).toBe("COMPLETED");
    await nbflow(workspace, ["runs", "send"], { PREFECT_API_URL: server.url });
    const found = await runsOf("gated");
    expect(found).toHaveLength(1);
    const seen = await seenByPrefect(server, found[0]?.id ?? "");
    expect(seen.states).toEqual(["Pending", "Running", "Completed"]);
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(
      Array.from({ length: 40 }, () => "Completed"),
    );
    const steps = seen.logs.map(({ message }) => message).filter((message) => message.startsWith("step "));
    expect(steps).toEqual(Array.from({ length: 40 }, (_, n) => `step ${n}`));
  });

  test("before it begins: that is said, the run goes on, and a later command tells the server", async () => {
    await server.kill();
    await workspace.write("totals.flow.ts", FLOW);
    const env = { PREFECT_API_URL: server.url };
    const { stderr, stdout } = await nbflow(workspace, ["run", "totals.flow.ts", "--json"], env);
    expect(stderr).toMatch(/note: The server at .* can't be reached: ECONNREFUSED\. The run goes on/u);
    expect(stderr).toContain("nbflow runs send");
    expect(JSON.parse(stdout)).toMatchObject({ state: { type: "COMPLETED" }, page: null });
    await server.start();
    const sent = await nbflow(workspace, ["runs", "send"], env);
    expect(sent).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("has been told of 1 run") as string,
    });
    const found = [...(await runsOf("totals")), ...(await runsOf("inner"))];
    expect(found.map(({ state_type }) => state_type)).toEqual(["COMPLETED", "COMPLETED"]);
    const again = await nbflow(workspace, ["runs", "send"], env);
    expect(again.stdout).toContain("knows of all");
  });
});

describeWithPrefect("a server with a password", () => {
  const server = usePrefectServer({ auth: "ana:pass-1" });
  const workspace = useWorkspace();

  test.for([
    [{}, /asks for a key, and none is set \(HTTP 401\)/u],
    [{ PREFECT_API_AUTH_STRING: "ana:hush" }, /does not accept the password that is set/u],
    [{ NBFLOW_API_KEY: "hush" }, /does not accept the key that is set/u],
  ] as const)("is not told of a run without it, and nothing runs: %j", async ([env, message]) => {
    await workspace.write("totals.flow.ts", FLOW);
    const ended = await nbflow(workspace, ["run", "totals.flow.ts"], { ...env, PREFECT_API_URL: server.url });
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr + ended.stdout).not.toMatch(/hush|reading/u);
  });

  test("is told of it with a profile that has it", async () => {
    await workspace.write("totals.flow.ts", FLOW);
    await nbflow(workspace, [
      "profile",
      "create",
      "p",
      "--api-url",
      server.url,
      "--api-auth-string",
      "ana:pass-1",
    ]);
    const { stdout } = await nbflow(workspace, ["run", "totals.flow.ts", "--json"]);
    const printed = JSON.parse(stdout) as Printed;
    expect((await seenByPrefect(server, pageId(printed))).run.state_type).toBe("COMPLETED");
    expect(stdout).not.toContain("pass-1");
  });
});
