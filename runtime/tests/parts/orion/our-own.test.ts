import { dirname } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { apiAddress, orionClient, type OrionClient } from "../../../src/orion/index.js";
import { launch, nbflow, start, succeeding } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { eventually } from "../server/support/eventually.js";
import { ownServer } from "./support/own-server.js";
import { describeWithPrefect, PREFECT } from "./support/prefect.js";

const SUMS = [
  { source: "top = 3", tags: ["parameters"] },
  "# Squares",
  "rows = [n * n for n in range(top)]\nprint('rows', len(rows))",
  "# Total",
  "total = sum(rows)\nprint('total', total)",
] as const;

interface Run {
  readonly id: string;
  readonly name: string;
  readonly state_name: string;
  readonly parameters: object;
  readonly created_by: { readonly type: string } | null;
}

describeWithPrefect("a converted notebook on our own server, with keys", () => {
  const workspace = useWorkspace();

  /** A server with a key of each role; commands are given the key that runs, which deploys too. */
  async function serving() {
    const keys: Record<string, string> = {};
    for (const role of ["run", "admin"]) {
      const { stdout } = await nbflow(workspace, ["server", "key", "create", role, "--role", role]);
      keys[role] = stdout.trim().split("\n").at(-1) ?? "";
    }
    const { server, api: url } = await ownServer(workspace);
    const env = { NBFLOW_API_URL: url, NBFLOW_API_KEY: keys["admin"] ?? "" };
    const client = orionClient(apiAddress(url, { kind: "bearer", key: keys["run"] ?? "" }, "the test"));
    return { server, url, env, client, ok: succeeding(workspace, () => env), keys };
  }

  async function deployed(ok: (...args: string[]) => Promise<string>, ...more: string[]): Promise<void> {
    await workspace.notebook("sums.ipynb", SUMS);
    // no packages: the cells need none, and installing takes long
    await workspace.write("none.txt", "# nothing\n");
    await ok("convert", "sums.ipynb");
    await ok("work-pool", "create", "ours");
    const python = ["--requirements", "none.txt", "--python", PREFECT];
    await ok("deploy", "sums.flow.ts", "--pool", "ours", "--name", "often", ...python, ...more);
  }

  const runsOf = async (client: OrionClient, ...states: string[]) =>
    (await client.call("POST", "flow_runs/filter", {
      deployments: { name: { any_: ["often"] } },
      flow_runs: { state: { name: { any_: states } } },
    })) as readonly Run[];

  /** What a run of the flow has left on the server, as its API and our commands tell it. */
  async function expectWhole(client: OrionClient, run: Run, top: number, total: number): Promise<void> {
    const of = { flow_runs: { id: { any_: [run.id] } } };
    const states = (await client.call("GET", `flow_run_states/?flow_run_id=${run.id}`)) as { name: string }[];
    expect(states.map(({ name }) => name).slice(-2)).toEqual(["Running", "Completed"]);
    const tasks = (await client.call("POST", "task_runs/filter", of)) as {
      id: string;
      name: string;
      state_name: string;
      task_inputs: Record<string, { id: string }[]>;
    }[];
    expect(tasks.map(({ name, state_name: state }) => `${name} ${state}`).toSorted()).toEqual([
      "set-parameters Completed",
      "show-squares Completed",
      "show-total Completed",
    ]);
    const [squares, totals] = ["show-squares", "show-total"].map((name) =>
      tasks.find((task) => task.name === name),
    );
    expect(Object.values(totals?.task_inputs ?? {}).flat()).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: squares?.id })]),
    );
    const graph = (await client.call("GET", `flow_runs/${run.id}/graph-v2`)) as {
      nodes: [string, { label: string; parents: { id: string }[] }][];
    };
    const node = graph.nodes.find(([id]) => id === totals?.id)?.[1];
    expect(node?.parents.map(({ id }) => id)).toEqual([squares?.id]);
    const lines = (await client.call("POST", "logs/filter", {
      logs: { flow_run_id: { any_: [run.id] } },
    })) as { message: string }[];
    const messages = lines.map(({ message }) => message);
    expect(messages).toEqual(expect.arrayContaining([`rows ${top}`, `total ${total}`]));
    expect(messages.filter((message) => message === `total ${total}`)).toHaveLength(1);
    const results = (await client.call("POST", "artifacts/filter", {
      ...of,
      artifacts: { key: { any_: ["nbflow-result"] } },
    })) as { data: unknown }[];
    expect(results).toHaveLength(1);
    expect(JSON.stringify(results[0]?.data)).toContain(String(total));
  }

  test("is run by our worker, on its schedule and on request, and is all there in API and commands", async () => {
    const { server, url, env, client, ok, keys } = await serving();
    await deployed(ok, "--interval", "2");
    expect((await fetch(`${url}/flow_runs/filter`, { method: "POST", body: "{}" })).status).toBe(401);
    const working = start(
      workspace,
      ["worker", "start", "--pool", "ours", "--query-seconds", "0.5", "--limit", "2"],
      env,
    );
    onTestFinished(() => void working.child.kill("SIGKILL"));

    const scheduled = await eventually(async () =>
      (await runsOf(client, "Completed")).find((run) => run.created_by?.type === "SCHEDULE"),
    );
    await ok("deployment", "pause", "sums/often");
    await expectWhole(client, scheduled, 3, 5);

    const asked = JSON.parse(await ok("deployment", "run", "sums/often", "-p", "top=5", "--json")) as Run;
    const done = await eventually(async () =>
      (await runsOf(client, "Completed")).find(({ id }) => id === asked.id),
    );
    expect(done.parameters).toEqual({ top: 5 });
    await expectWhole(client, done, 5, 30);

    expect(await ok("flow-run", "logs", done.id)).toContain("total 30");
    expect(await ok("flow-run", "ls", "--flow", "sums")).toContain(done.name);
    const inspected = JSON.parse(await ok("flow-run", "inspect", done.id)) as { task_runs: object[] };
    expect(inspected.task_runs).toHaveLength(3);
    expect(await ok("deployment", "inspect", "sums/often")).toContain('"interval": 2');
    expect(await ok("deployment", "ls")).toContain("sums/often");
    expect(await ok("work-pool", "inspect", "ours")).toContain("ONLINE");
    // the runs of this machine's store are the server's: one of each
    expect(await ok("runs", "show", done.id)).toContain("total");

    working.child.kill("SIGTERM");
    const worked = await working.ended;
    server.child.kill("SIGTERM");
    const served = await server.ended;
    expect([worked.status, served.status]).toEqual([0, 0]);
    const said = [worked, served].map(({ stdout, stderr }) => stdout + stderr).join("\n");
    for (const key of Object.values(keys)) expect(said).not.toContain(key);
    expect(await workspace.processes()).toEqual([]);
  }, 240_000);

  test("is run by a stock worker of Prefect's too", async () => {
    const { url, client, ok, keys } = await serving();
    await deployed(ok);
    const asked = JSON.parse(await ok("deployment", "run", "sums/often", "-p", "top=4", "--json")) as Run;
    const words = ["-m", "prefect", "worker", "start", "--pool", "ours", "--type", "process"];
    const working = launch(PREFECT, words, workspace, {
      // it starts what is called node on PATH: the one that runs the tests
      PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`,
      PREFECT_API_URL: url,
      // for a server that is not Prefect's own cloud its websockets send this alone, and no PREFECT_API_KEY
      PREFECT_API_AUTH_STRING: `worker:${keys["run"] ?? ""}`,
      PREFECT_HOME: workspace.path("stock"),
      PREFECT_WORKER_QUERY_SECONDS: "1",
      PREFECT_SERVER_ANALYTICS_ENABLED: "false",
      DO_NOT_TRACK: "1",
    });
    onTestFinished(() => void working.child.kill("SIGKILL"));
    const done = await eventually(async () =>
      (await runsOf(client, "Completed", "Failed", "Crashed")).find(({ id }) => id === asked.id),
    );
    expect(done.state_name).toBe("Completed");
    await expectWhole(client, done, 4, 14);
    working.child.kill("SIGINT");
    await working.ended;
  }, 240_000);
});
