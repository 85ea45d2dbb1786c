import { writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { launch, nbflow, start, type Started } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { describeWithPrefect, PREFECT, seenByPrefect, usePrefectServer } from "./support/prefect.js";

const SUMS = [
  { source: "top = 3", tags: ["parameters"] },
  "rows = [n * n for n in range(top)]\nprint('rows', len(rows))",
  "import sys\nprint('total', sum(rows), 'by', sys.prefix)",
] as const;

/** Waits at a gate: a file that the test writes. `say` tells that it is there by another file. */
const GATED = `import { existsSync, writeFileSync } from "node:fs";
import { flow, task } from "nbflow";
const wait = task({ name: "wait" }, async (gate: string) => {
  writeFileSync(gate + ".there", String(process.pid));
  while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 20));
  return 1;
});
export default flow({ name: "gated" }, async ({ gate = "" }: { gate?: string }) => wait(gate));
`;

const FRAIL = `import { appendFileSync, readFileSync } from "node:fs";
import { flow, task } from "nbflow";
const once = task({ name: "once" }, async (log: string, how: string) => {
  appendFileSync(log, "try\\n");
  const tries = readFileSync(log, "utf8").split("\\n").length - 1;
  if (how === "exit") process.exit(3);
  if (tries < 2) throw new Error("not yet");
  return tries;
});
export default flow({ name: "frail", retries: 1 }, async ({ log = "", how = "" }: { log?: string; how?: string }) => once(log, how));
`;

interface Run {
  readonly id: string;
  readonly name: string;
}

describeWithPrefect("a deployed flow", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  const env = () => ({ PREFECT_API_URL: server.url });

  async function ok(...args: string[]): Promise<string> {
    const ended = await nbflow(workspace, args, env());
    expect(ended.status, ended.stderr).toBe(0);
    return ended.stdout;
  }

  async function deployed(file: string, text: string, pool: string, ...more: string[]): Promise<void> {
    await workspace.write(file, text);
    await ok("work-pool", "create", pool);
    await ok("deploy", file, "--pool", pool, "--name", pool, ...more);
  }

  const runOf = async (deployment: string, ...parameters: string[]) =>
    JSON.parse(
      await ok("deployment", "run", deployment, "--json", ...parameters.flatMap((each) => ["-p", each])),
    ) as Run;

  function worker(pool: string, ...more: string[]): Started {
    const started = start(
      workspace,
      ["worker", "start", "--pool", pool, "--query-seconds", "0.5", ...more],
      env(),
    );
    onTestFinished(() => {
      started.child.kill("SIGKILL");
    });
    return started;
  }

  /** Prefect's own, which starts what is called node on PATH: the one that runs the tests. */
  function stockWorker(pool: string, ...more: string[]): Started {
    const words = ["-m", "prefect", "worker", "start", "--pool", pool, "--type", "process", ...more];
    const path = `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}`;
    const own = {
      ...(server.env as Record<string, string>),
      PATH: path,
      PREFECT_WORKER_QUERY_SECONDS: "1",
      PREFECT_HOME: workspace.path("stock"),
    };
    const started = launch(PREFECT, words, workspace, own);
    onTestFinished(() => {
      started.child.kill("SIGKILL");
    });
    return started;
  }

  async function stateOf({ id }: Run): Promise<string> {
    return ((await server.client.call("GET", `flow_runs/${id}`)) as { readonly state_name: string })
      .state_name;
  }

  async function until(run: Run, ...states: string[]): Promise<string> {
    for (;;) {
      const state = await stateOf(run).catch(() => "");
      if (states.includes(state)) return state;
      await delay(100);
    }
  }

  async function untilFile(name: string): Promise<void> {
    for (;;) {
      if ((await workspace.read(name).catch(() => "")) !== "") return;
      await delay(20);
    }
  }

  test("of cells runs with a Python environment of its own, which is made once", async () => {
    await workspace.notebook("sums.ipynb", SUMS);
    // no packages: the cells need none, and installing takes long
    await workspace.write("none.txt", "# nothing\n");
    await ok("work-pool", "create", "cells");
    await ok("deploy", "sums.ipynb", "--pool", "cells", "--requirements", "none.txt", "--python", PREFECT);
    const run = await runOf("sums/default", "top=4");
    const first = await worker("cells", "--run-once").ended;
    expect(first.stdout).toContain("Making the Python environment");
    const seen = await seenByPrefect(server, run.id);
    expect(seen.states.slice(-2)).toEqual(["Running", "Completed"]);
    expect(seen.run.parameters).toEqual({ top: 4 });
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Completed", "Completed"]);
    const messages = seen.logs.map(({ message }) => message);
    expect(messages).toContain("rows 4");
    expect(messages.find((message) => message.startsWith("total 14 by"))).toContain(
      workspace.path("home/environments"),
    );
    const plan = JSON.parse(await ok("convert", "sums.ipynb", "--json")) as unknown;
    const given = Object.fromEntries(seen.artifacts.map(({ key, data }) => [key, data]));
    expect(given["nbflow-plan"]).toEqual(plan);
    expect(given["nbflow-cells"]).toMatchObject([{ number: 1 }, { number: 2 }, { number: 3 }]);
    expect(JSON.stringify(given["nbflow-cell-2"])).toContain("rows 4");
    // a script that was converted brings the plan of its notebook
    await ok("convert", "sums.ipynb");
    const script = ["deploy", "sums.flow.ts", "--pool", "cells", "--requirements", "none.txt"];
    await ok(...script, "--python", PREFECT, "--name", "script");
    const again = await runOf("sums/script");
    const second = await worker("cells", "--run-once").ended;
    expect(second.stdout).not.toContain("Making the Python environment");
    expect(await stateOf(again)).toBe("Completed");
    const { artifacts } = await seenByPrefect(server, again.id);
    expect(artifacts.find(({ key }) => key === "nbflow-plan")?.data).toEqual(plan);
  });

  test("is cancelled on request, and nothing of it runs on", async () => {
    await deployed("gated.flow.ts", GATED, "cancels");
    const run = await runOf("gated/cancels", `gate=${workspace.path("gate")}`);
    const working = worker("cancels");
    await untilFile("gate.there");
    expect(await ok("flow-run", "cancel", run.id)).toContain("is Cancelled");
    await working.says(`${run.name}: Cancelled`);
    const seen = await seenByPrefect(server, run.id);
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Cancelled"]);
    working.child.kill("SIGTERM");
    expect((await working.ended).status).toBe(0);
    expect(await workspace.processes()).toEqual([]);
  });

  test("goes on while the server is away, which is told of it afterwards", async () => {
    await deployed("gated.flow.ts", GATED, "away");
    const run = await runOf("gated/away", `gate=${workspace.path("gate")}`);
    const working = worker("away");
    await untilFile("gate.there");
    await server.kill();
    await working.says("It is asked again");
    await workspace.write("gate", "open");
    await server.start();
    await working.says("The server is back");
    await working.says(`${run.name}: Completed`);
    const seen = await seenByPrefect(server, run.id);
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Completed"]);
    working.child.kill("SIGTERM");
    await working.ended;
  });

  test("no more run at once than the worker's limit, and a worker that is ended finishes what runs", async () => {
    await deployed("gated.flow.ts", GATED, "limits");
    const first = await runOf("gated/limits", `gate=${workspace.path("one")}`);
    const working = worker("limits", "--limit", "1");
    await untilFile("one.there");
    const second = await runOf("gated/limits", `gate=${workspace.path("two")}`);
    await workspace.write("one", "open");
    await until(first, "Completed");
    await untilFile("two.there");
    working.child.kill("SIGTERM");
    await working.says("Waiting for 1 flow run");
    const third = await runOf("gated/limits", `gate=${workspace.path("three")}`);
    await workspace.write("two", "open");
    expect((await working.ended).status).toBe(0);
    expect(await stateOf(second)).toBe("Completed");
    expect(await stateOf(third)).toBe("Scheduled");
  });

  test("that is too long for a worker that is ended is told as crashed", async () => {
    await deployed("gated.flow.ts", GATED, "grace");
    const run = await runOf("gated/grace", `gate=${workspace.path("never")}`);
    const working = worker("grace", "--grace-seconds", "0.1");
    await untilFile("never.there");
    working.child.kill("SIGTERM");
    expect((await working.ended).status).toBe(0);
    expect(await stateOf(run)).toBe("Crashed");
    expect(await workspace.processes()).toEqual([]);
  });

  test("is tried again as its author said, and told as crashed where its process dies", async () => {
    await deployed("frail.flow.ts", FRAIL, "frail");
    const retried = await runOf("frail/frail", `log=${workspace.path("log")}`);
    const dying = await runOf("frail/frail", `log=${workspace.path("other")}`, "how=exit");
    await worker("frail", "--run-once").ended;
    const seen = await seenByPrefect(server, retried.id);
    expect(seen.states.slice(-4)).toEqual(["Running", "AwaitingRetry", "Running", "Completed"]);
    const dead = (await server.client.call("GET", `flow_runs/${dying.id}`)) as {
      readonly state: { readonly name: string; readonly message: string };
    };
    expect(dead.state).toMatchObject({ name: "Crashed", message: "Its process ended with exit status 3." });
  });

  test("is not run where its bundle is not the one that was deployed", async () => {
    await ok("storage", "create", "shared", "--path", workspace.path("bundles"));
    await deployed("gated.flow.ts", GATED, "hashes", "--storage", "shared");
    const deployment = (await server.client.call("GET", "deployments/name/gated/hashes")) as {
      readonly job_variables: { readonly env: Readonly<Record<string, string>> };
    };
    const hash = deployment.job_variables.env["NBFLOW_BUNDLE_SHA256"] ?? "";
    await writeFile(join(workspace.path("bundles"), `${hash}.mjs`), "console.log('not it')");
    const run = await runOf("gated/hashes");
    const { stdout } = await worker("hashes", "--run-once").ended;
    expect(stdout).toContain("is not the one that was deployed");
    expect(stdout).not.toContain("not it");
    expect(await stateOf(run)).toBe("Crashed");
  });

  test("also runs under a worker of Prefect's own, which cancels it too", async () => {
    await deployed("gated.flow.ts", GATED, "stock");
    const run = await runOf("gated/stock", `gate=${workspace.path("gate")}`);
    const cancelled = await runOf("gated/stock", `gate=${workspace.path("never")}`);
    const working = stockWorker("stock");
    await untilFile("gate.there");
    await untilFile("never.there");
    await workspace.write("gate", "open");
    await until(run, "Completed");
    const seen = await seenByPrefect(server, run.id);
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Completed"]);
    await ok("flow-run", "cancel", cancelled.id);
    expect(await stateOf(cancelled)).toBe("Cancelled");
    working.child.kill("SIGINT");
    await working.ended;
  });
});
