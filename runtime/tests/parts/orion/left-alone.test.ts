import { readdir } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { apiAddress, authOf, orionClient } from "../../../src/orion/index.js";
import { start, succeeding } from "../cli/support/nbflow.js";
import { useWorkspace } from "../cli/support/workspace.js";
import { eventually } from "../server/support/eventually.js";
import { ownServer } from "./support/own-server.js";

/** Its first task waits at a gate, a file that the test writes; `then` is what comes after it. */
const gated = (then: string, options = ""): string => `import { existsSync, writeFileSync } from "node:fs";
import { flow, task } from "nbflow";
const wait = task({ name: "wait" }, async (gate: string) => {
  writeFileSync(gate + ".there", String(process.pid));
  while (!existsSync(gate)) await new Promise((resolve) => setTimeout(resolve, 20));
  return 1;
});
const tagged = task({ name: "tagged", tags: ["db"] }, (n: number) => n + 1);
export default flow({ name: "gated"${options} }, async ({ gate = "" }: { gate?: string }) => {
  const n = await wait(gate);
  ${then}
});
`;

describe("a deployed run whose worker was killed", () => {
  const workspace = useWorkspace();

  /** Our own server, with a store of its own. */
  const serve = (port: string) => ownServer(workspace, { NBFLOW_HOME: workspace.path("served") }, port);

  /** A run that is at its gate, and whose worker is no more. */
  async function leftAlone(script: string) {
    const { server, api: url } = await serve("0");
    const env = { NBFLOW_API_URL: url, NBFLOW_SERVER_WAIT_SECONDS: "1" };
    const ok = succeeding(workspace, () => env);
    await workspace.write("gated.flow.ts", script);
    await ok("work-pool", "create", "alone");
    await ok("deploy", "gated.flow.ts", "--pool", "alone");
    const gate = `gate=${workspace.path("gate")}`;
    const asked = await ok("deployment", "run", "gated/default", "--json", "-p", gate);
    const { id } = JSON.parse(asked) as { readonly id: string };
    const worker = start(workspace, ["worker", "start", "--pool", "alone", "--query-seconds", "0.5"], env);
    await eventually(async () => (await workspace.read("gate.there").catch(() => "")) || undefined);
    worker.child.kill("SIGKILL");
    await worker.ended.catch(() => undefined);
    const client = orionClient(apiAddress(url, authOf(undefined, undefined), "the test"));
    const state = async () =>
      (await client.call("GET", `flow_runs/${id}`)) as { readonly state: Readonly<Record<string, unknown>> };
    return { server, port: new URL(url).port, ok, state };
  }

  test("goes on, and its server is told how it ended", { timeout: 300_000 }, async () => {
    const { state } = await leftAlone(gated("return n;"));
    await workspace.write("gate", "open");
    const last = await eventually(async () => {
      const { state: now } = await state();
      return now["type"] === "RUNNING" ? undefined : now;
    });
    expect(last["type"]).toBe("COMPLETED");
  });

  const gone = { type: "CRASHED", message: expect.stringContaining("did not answer") as string };
  const over = { type: "COMPLETED", message: null };

  test.for([
    ["is over", gated("return n;"), over],
    ["is to try again", gated('throw new Error("not yet");', ", retries: 1"), gone],
    ["needs a slot", gated("return await tagged(n);"), gone],
  ] as const)(
    "and whose server does not come back ends by itself, and is told of later: one that %s",
    { timeout: 300_000 },
    async ([, script, last]) => {
      const { server, port, ok, state } = await leftAlone(script);
      server.child.kill("SIGKILL");
      await server.ended.catch(() => undefined);
      await workspace.write("gate", "open");
      await eventually(async () => ((await workspace.processes()).length === 0 ? true : undefined));
      expect(await readdir(workspace.path("home/outbox"))).not.toEqual([]);
      await serve(port);
      expect(await ok("runs", "send")).toContain("has been told of 1 run");
      expect(await readdir(workspace.path("home/outbox"))).toEqual([]);
      expect((await state()).state).toMatchObject(last);
      // its folder is there for a further try, until it has completed
      expect(await readdir(workspace.path("home/deployed"))).toHaveLength(last === over ? 0 : 1);
    },
  );
});
