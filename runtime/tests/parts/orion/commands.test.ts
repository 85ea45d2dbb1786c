import { describe, expect, test } from "vitest";
import { nbflow, succeeding } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { ownServer } from "./support/own-server.js";

const FLOW = `import { flow } from "nbflow";
export default flow({ name: "said" }, async ({ n = 1 }: { n?: number }) => n);
`;

describe("the commands for what a server has", { timeout: 300_000 }, () => {
  const workspace = useWorkspace();

  /** Our own server, in a profile that is in use. */
  async function served(): Promise<(...args: string[]) => Promise<string>> {
    const { api } = await ownServer(workspace, { NBFLOW_HOME: workspace.path("served") });
    const ok = succeeding(workspace);
    expect(await ok("profile", "create", "ours", "--api-url", api)).toContain("is used from now on");
    return ok;
  }

  const json = (text: string) => JSON.parse(text) as Readonly<Record<string, unknown>>;

  test("profiles are made, changed, used and deleted, and never show a key", async () => {
    const ok = await served();
    await ok("profile", "create", "other", "--api-url", "http://127.0.0.1:9/api", "--api-key", "k-123456");
    expect(await ok("profile", "ls")).toMatch(/\* +ours .*\n +other /u);
    await ok("profile", "use", "other");
    expect((await nbflow(workspace, ["flow-run", "ls"])).stderr).toContain("can't be reached");
    const shown = (await ok("profile", "inspect", "other")) + (await ok("profile", "ls", "--json"));
    expect(shown).toContain("http://127.0.0.1:9/api");
    expect(shown).not.toContain("k-123456");
    await ok("profile", "set", "other", "--api-url", "http://127.0.0.1:8/api");
    expect(await ok("profile", "inspect", "other")).toContain("http://127.0.0.1:8/api");
    await ok("profile", "rm", "other");
    expect(await ok("profile", "ls")).not.toContain("other");
    await ok("profile", "use", "ours");
    expect(await ok("flow-run", "ls")).toContain("no such flow run");
  });

  test("pools and deployments are paused, go on and are deleted", async () => {
    const ok = await served();
    await workspace.write("said.flow.ts", FLOW);
    await ok("work-pool", "create", "mine", "--concurrency-limit", "2");
    await ok("deploy", "said.flow.ts", "--pool", "mine", "--name", "daily", "--cron", "0 5 * * *");

    const pool = async () => json(await ok("work-pool", "inspect", "mine"));
    await ok("work-pool", "pause", "mine");
    expect(await pool()).toMatchObject({ is_paused: true, concurrency_limit: 2 });
    await ok("work-pool", "resume", "mine");
    await ok("work-pool", "clear-concurrency-limit", "mine");
    expect(await pool()).toMatchObject({ is_paused: false, concurrency_limit: null });

    const deployment = async () => json(await ok("deployment", "inspect", "said/daily"));
    await ok("deployment", "pause", "said/daily");
    expect(await deployment()).toMatchObject({ paused: true });
    await ok("deployment", "resume", "said/daily");
    expect(await deployment()).toMatchObject({ paused: false });
    await ok("deployment", "rm", "said/daily");
    expect(await ok("deployment", "ls")).not.toContain("said/daily");
    const gone = await nbflow(workspace, ["deployment", "run", "said/daily"]);
    expect(gone).toMatchObject({ status: 2, stderr: expect.stringContaining("no deployment") as string });
    await ok("work-pool", "rm", "mine");
    expect(await ok("work-pool", "ls")).toContain("no work pool yet");
  });

  test("an agent runs what its queue has, and nothing else", async () => {
    const ok = await served();
    await workspace.write("said.flow.ts", FLOW);
    await ok("work-pool", "create", "default");
    const runs: string[] = [];
    for (const queue of ["nightly", "weekly"]) {
      await ok("deploy", "said.flow.ts", "--pool", "default", "--queue", queue, "--name", queue);
      const asked = json(await ok("deployment", "run", `said/${queue}`, "--json"));
      runs.push(String(asked["id"]));
    }
    await ok("agent", "start", "-q", "nightly", "--run-once");
    const states: unknown[] = [];
    for (const id of runs) states.push(json(await ok("flow-run", "inspect", id))["state_type"]);
    expect(states).toEqual(["COMPLETED", "SCHEDULED"]);
  });
});
