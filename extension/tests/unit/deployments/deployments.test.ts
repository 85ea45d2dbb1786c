import { describe, expect, test as base } from "vitest";
import { deployments } from "../../../src/deployments/index.js";
import { eventually } from "../fake/eventually.js";
import { deployment, FakeServer, fakeServers, workPool } from "../fake/client.js";
import { type ShownView, viewOf } from "../fake/shown-view.js";
import { FakeVscode } from "../fake/vscode.js";

const test = base.extend(viewOf("nbflow.deployments", deployments));

/** Runs a command on the first line, once there is one. */
async function onFirst({ tree, run }: ShownView, command: string): Promise<void> {
  tree.show(true);
  await eventually(async () => expect(await tree.children()).not.toEqual([]));
  const [first] = await tree.children();
  await run(command, first);
}

describe("the view Deployments", () => {
  test("asks no server while it is closed, and says when each runs and by what", async ({ shown }) => {
    const { server, tree } = shown;
    expect(server.calls).toEqual([]);
    server.pools = [workPool()];
    server.deployments = [
      deployment(),
      deployment({ id: "e", name: "by-hand", schedules: [], workPoolName: null }),
      deployment({ id: "f", name: "off", paused: true, schedules: [] }),
    ];
    tree.show(true);
    await expect
      .poll(() => tree.lines())
      .toEqual([
        "rocket trips/nightly — 0 5 * * * UTC · default",
        "rocket trips/by-hand — no work pool",
        "debug-pause trips/off — paused · default",
      ]);
  });

  test("has them all, however many there are", async ({ shown }) => {
    const { server, tree } = shown;
    server.deployments = Array.from({ length: 450 }, (_, index) => deployment({ id: `d${index}` }));
    tree.show(true);
    await eventually(async () => expect(await tree.children()).toHaveLength(450));
  });

  test("warns where no worker will pick a run up", async ({ shown }) => {
    const { server, tree } = shown;
    server.deployments = [deployment({ schedules: [] })];
    server.pools = [workPool({ workers: [] })];
    tree.show(true);
    await expect.poll(() => tree.lines()).toEqual(["warning trips/nightly — no worker · default"]);
    const [first] = await tree.children();
    const { tooltip } = await tree.provider.getTreeItem(first);
    expect(tooltip).toContain("no run in it will be picked up");
    expect(tooltip).toContain("nbflow worker start --pool default");
  });

  test("a paused pool is told of as paused", async ({ shown }) => {
    const { server, tree } = shown;
    server.deployments = [deployment({ schedules: [] })];
    server.pools = [workPool({ paused: true })];
    tree.show(true);
    await expect.poll(() => tree.lines()).toEqual(["warning trips/nightly — pool paused · default"]);
  });

  test.each(["missing", "untrusted"] as const)("says what is to be done: %s", async (kind) => {
    const vscode = new FakeVscode();
    const server = new FakeServer();
    server.instead = { kind };
    deployments(vscode.editor(), fakeServers(server));
    vscode.trees.get("nbflow.deployments")?.show(true);
    await eventually(() => expect(vscode.contexts.get("nbflow.deployments")).toBe(kind));
  });
});

describe("what is done with a deployment", () => {
  test("it is paused and resumed, which shows at once", async ({ shown }) => {
    const { server, tree } = shown;
    server.deployments = [deployment({ schedules: [] })];
    await onFirst(shown, "nbflow.pauseDeployment");
    expect(await tree.lines()).toEqual(["debug-pause trips/nightly — paused · default"]);
    await onFirst(shown, "nbflow.resumeDeployment");
    expect(await tree.lines()).toEqual(["rocket trips/nightly — default"]);
    expect(server.calls).toEqual(["find", "pause d", "resume d"]);
  });

  test("it runs with parameters by its schema, what is not changed left to it", async ({ shown }) => {
    const { vscode, server } = shown;
    server.deployments = [
      deployment({
        parameters: { path: "a.csv", extra: 1 },
        parameterSchema: {
          type: "object",
          properties: { path: { type: "string" }, count: { type: "integer", default: 3 } },
        },
      }),
    ];
    vscode.answers.push("$(circle-outline) count", "7", "$(play) Run");
    await onFirst(shown, "nbflow.runDeployment");
    expect(server.calls).toEqual(["find", 'run d {"count":7}']);
    expect(vscode.messages[0]).toBe(
      "pick: $(play) Run, $(circle-outline) path, $(circle-outline) count, $(circle-outline) extra",
    );
    expect(vscode.executed).toEqual(["nbflow.openRun [object Object]"]);
  });

  test("it does not run where the person closes the question, or types what its type is not", async ({
    shown,
  }) => {
    const { vscode, server } = shown;
    server.deployments = [
      deployment({
        parameterSchema: { properties: { count: { type: "integer" } }, required: ["count"] },
      }),
    ];
    vscode.answers.push("many");
    await onFirst(shown, "nbflow.runDeployment");
    expect(vscode.messages).toEqual(["not valid: It takes a whole number, such as 12."]);
    await onFirst(shown, "nbflow.runDeployment");
    expect(server.calls).toEqual(["find"]);
  });

  test("it opens in the browser, the key of its server at hand", async ({ shown }) => {
    const { vscode, server } = shown;
    server.deployments = [deployment()];
    await onFirst(shown, "nbflow.openDeployment");
    expect(vscode.opened).toEqual(["http://127.0.0.1:4321/deployments/deployment/d"]);
    expect(vscode.clipboard).toBe("its-key");
    expect(vscode.messages).toEqual([
      "nbflow: the page asks for the server's key, which is on the clipboard now.",
    ]);
  });
});
