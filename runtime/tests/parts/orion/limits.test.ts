import { expect, test } from "vitest";
import { nbflow, start } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { describeWithPrefect, seenByPrefect, usePrefectServer } from "./support/prefect.js";

/** Each task run notes in a file that it begins and that it ends. */
const TAGGED = `import { appendFileSync } from "node:fs";
import { flow, task } from "nbflow";
const query = task({ name: "query", tags: ["db"] }, async (n: number, log: string) => {
  appendFileSync(log, "begin\\n");
  await new Promise((resolve) => setTimeout(resolve, 50));
  appendFileSync(log, "end\\n");
  return n;
});
export default flow({ name: "tagged" }, async ({ log = "" }: { log?: string }) => Promise.all(query.map([1, 2, 3], log)));
`;

describeWithPrefect("the limits that a server has of tags", () => {
  const server = usePrefectServer();
  const workspace = useWorkspace();
  const env = () => ({ PREFECT_API_URL: server.url });
  const limit = async (slots: number) =>
    server.client.call("POST", "v2/concurrency_limits/", { name: "tag:db", limit: slots });
  const taken = async () =>
    ((await server.client.call("GET", "v2/concurrency_limits/tag:db")) as { readonly active_slots: number })
      .active_slots;

  async function ok(...args: string[]): Promise<string> {
    const ended = await nbflow(workspace, args, env());
    expect(ended.status, ended.stderr).toBe(0);
    return ended.stdout;
  }

  async function deployed(): Promise<string> {
    await workspace.write("tagged.flow.ts", TAGGED);
    await nbflow(workspace, ["work-pool", "create", "tags"], env());
    await ok("deploy", "tagged.flow.ts", "--pool", "tags");
    const log = `log=${workspace.path("log")}`;
    const run = await ok("deployment", "run", "tagged/default", "--json", "-p", log);
    return (JSON.parse(run) as { readonly id: string }).id;
  }

  test("hold for deployed runs and for tracked ones together, and their slots are given back", async () => {
    await limit(1);
    const id = await deployed();
    const worker = start(workspace, ["worker", "start", "--pool", "tags", "--run-once"], env());
    const tracked = await ok("run", "tagged.flow.ts", "--json", "-p", `log=${workspace.path("log")}`);
    expect((JSON.parse(tracked) as { readonly state: { readonly type: string } }).state.type).toBe(
      "COMPLETED",
    );
    await worker.ended;
    expect((await seenByPrefect(server, id)).run.state_type).toBe("COMPLETED");
    const lines = (await workspace.read("log")).trim().split("\n");
    expect(lines).toEqual(Array.from({ length: 6 }, () => ["begin", "end"]).flat());
    expect(await taken()).toBe(0);
  });

  test("let nothing run where they are 0", async () => {
    await server.client.call("DELETE", "v2/concurrency_limits/tag:db").catch(() => undefined);
    await limit(0);
    const id = await deployed();
    await ok("worker", "start", "--pool", "tags", "--run-once");
    const seen = await seenByPrefect(server, id);
    expect(seen.run.state_type).toBe("FAILED");
    expect(seen.tasks.map(({ states }) => states.at(-1))).toEqual(["Cancelled", "Cancelled", "Cancelled"]);
    expect(await workspace.read("log").catch(() => "")).toBe("");
  });
});
