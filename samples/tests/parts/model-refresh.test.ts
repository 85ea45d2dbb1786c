import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { nbflow } from "../../../runtime/tests/parts/cli/support/nbflow.js";
import { PYTHON, useWorkspace } from "../../../runtime/tests/parts/cli/support/workspace.js";
import { useOurServer } from "../../../runtime/tests/parts/server/support/our-server.js";
import { samples } from "./runs.js";

const run = promisify(execFile);

describe("the model's refresh, deployed to our server", () => {
  const server = useOurServer();
  const workspace = useWorkspace();
  // the worker's runs take this interpreter, as installing MLflow takes minutes
  const env = () => ({ NBFLOW_API_URL: `${server.url}/api`, NBFLOW_PYTHON: PYTHON });

  async function ok(...args: string[]): Promise<string> {
    const ended = await nbflow(workspace, args, env());
    expect(ended.status, ended.stderr).toBe(0);
    return ended.stdout;
  }

  /** Makes a month's trips and runs the deployment; gives the flow's result and what it noted. */
  async function refreshed(month: string, trips: number) {
    const script = join(samples, "duration-prediction/make_trips.py");
    const args = ["--out", workspace.path("data"), "--month", month, "--trips", String(trips)];
    await run(PYTHON, [script, ...args]);
    const { id } = JSON.parse(await ok("deployment", "run", "model-refresh/monthly", "--json")) as {
      readonly id: string;
    };
    await ok("worker", "start", "--pool", "default", "--run-once", "--query-seconds", "1");
    const ended = (await server.api("GET", `/flow_runs/${id}`)) as { readonly state_type: string };
    expect(ended.state_type).toBe("COMPLETED");
    const artifacts = (await server.api("POST", "/artifacts/filter", {
      flow_runs: { id: { any_: [id] } },
    })) as readonly { readonly key: string; readonly data: unknown }[];
    const dataOf = (wanted: string): unknown => artifacts.find(({ key }) => key === wanted)?.data;
    return { noted: dataOf("decision"), result: dataOf("nbflow-result") };
  }

  test("promotes the first model and one that is better, and keeps that where a month of few trips teaches less", async () => {
    await ok("work-pool", "create", "default");
    const script = join(samples, "model-refresh/model-refresh.flow.ts");
    const folders = ["-p", `data=${workspace.path("data")}`, "-p", `registry=${workspace.path("registry")}`];
    const schedule = ["--cron", "0 6 3 * *", "--timezone", "Europe/Madrid", "--paused"];
    await ok("deploy", script, "--name", "monthly", "--python", PYTHON, ...folders, ...schedule);
    const first = await refreshed("2021-01", 1000);
    expect(first.result).toMatchObject({ decision: { month: "2021-01", before: null, promoted: true } });
    expect(first.noted).toContain("Version 1 is in production.");
    const second = await refreshed("2021-02", 12_000);
    expect(second.result).toMatchObject({ decision: { month: "2021-02", before: 1, promoted: true } });
    expect(second.noted).toContain("Version 2 is in production.");
    const third = await refreshed("2021-03", 1000);
    expect(third.result).toMatchObject({ decision: { month: "2021-03", before: 2, promoted: false } });
    expect(third.noted).toContain("Version 2 stays in production; version 3 is no better.");
  }, 480_000);
});
