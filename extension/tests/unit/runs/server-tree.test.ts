import { describe, expect, test as base } from "vitest";
import { runs } from "../../../src/runs/index.js";
import { eventually } from "../fake/eventually.js";
import { FakeServer, fakeServers, flowRun } from "../fake/client.js";
import type { FakeTree } from "../fake/tree.js";
import { FakeVscode } from "../fake/vscode.js";

interface Shown {
  readonly vscode: FakeVscode;
  readonly here: FakeServer;
  readonly elsewhere: FakeServer;
  readonly tree: FakeTree;
  readonly servers: ReturnType<typeof fakeServers>;
}

function open(vscode: FakeVscode) {
  const here = new FakeServer();
  const elsewhere = new FakeServer();
  const servers = fakeServers(here, { prod: elsewhere });
  const disposables = runs(vscode.editor(), servers);
  const tree = vscode.trees.get("nbflow.runs");
  if (!tree) throw new Error("There is no view of runs.");
  return { shown: { vscode, here, elsewhere, tree, servers }, disposables };
}

/** The view of runs of two servers, closed. */
const test = base.extend<{ shown: Shown }>({
  shown: async ({ signal: _signal }, use) => {
    const { shown, disposables } = open(new FakeVscode());
    await use(shown);
    for (const disposable of disposables) disposable.dispose();
    if (shown.here.followers + shown.elsewhere.followers > 0) throw new Error("The view still listens.");
  },
});

const line = async ({ tree }: Shown, index: number) => (await tree.children())[index];

describe("runs of several servers", () => {
  test("stand below their server, which is asked nothing before it is opened", async ({ shown }) => {
    const { here, elsewhere, tree } = shown;
    here.runs = [flowRun("a", "COMPLETED")];
    elsewhere.runs = [flowRun("b", "FAILED")];
    tree.show(true);
    expect(await tree.lines()).toEqual(["vm This machine", "cloud prod — https://prod.example.com/api"]);
    await expect
      .poll(async () => tree.lines(await line(shown, 0)))
      .toEqual(["pass-filled trips — a-name · 5 Jan 14:03 · 12 s"]);
    expect(elsewhere.calls).toEqual([]);

    tree.expand(await line(shown, 1));
    await expect
      .poll(async () => tree.lines(await line(shown, 1)))
      .toEqual(["error trips — b-name · 5 Jan 14:03 · 12 s"]);
    tree.collapse(await line(shown, 1));
    expect([here.followers, elsewhere.followers]).toEqual([1, 0]);
  });

  test("show when they are asked for, where VS Code has not told that their server was opened", async ({
    shown,
  }) => {
    shown.elsewhere.runs = [flowRun("b", "FAILED")];
    shown.tree.show(true);
    await expect
      .poll(async () => shown.tree.lines(await line(shown, 1)))
      .toEqual(["error trips — b-name · 5 Jan 14:03 · 12 s"]);
    expect(shown.elsewhere.followers).toBe(1);
    expect(shown.elsewhere.calls).toEqual(["find"]);
  });

  test("the same run on both is two lines", async ({ shown }) => {
    const { here, elsewhere, tree } = shown;
    here.runs = elsewhere.runs = [flowRun("a", "COMPLETED")];
    tree.show(true);
    tree.expand(await line(shown, 1));
    const ids = async () => {
      const below = await Promise.all([0, 1].map(async (at) => tree.children(await line(shown, at))));
      return Promise.all(below.flat().map(async (node) => (await tree.provider.getTreeItem(node)).id));
    };
    await expect.poll(ids).toEqual(["a", "prod a"]);
  });

  test("what is done with a run goes to its server", async ({ shown }) => {
    const { vscode, here, elsewhere, tree } = shown;
    elsewhere.runs = [flowRun("b", "RUNNING")];
    tree.show(true);
    tree.expand(await line(shown, 1));
    const server = await line(shown, 1);
    await eventually(async () => expect((await tree.lines(server))[0]).toContain("b-name"));
    vscode.answers.push("Cancel the run");
    await vscode.commands.get("nbflow.cancelRun")?.((await tree.children(server))[0]);
    expect(elsewhere.calls).toEqual(["find", "cancel b"]);
    expect(here.calls).toEqual(["find"]);
  });

  test("a server that asks for a key says so, and takes another where it refuses one", async ({ shown }) => {
    const { vscode, elsewhere, tree } = shown;
    elsewhere.instead = { kind: "locked" };
    tree.show(true);
    tree.expand(await line(shown, 1));
    await expect.poll(async () => tree.lines(await line(shown, 1))).toEqual(["key It asks for a key…"]);

    elsewhere.instead = undefined;
    elsewhere.failure = Object.assign(new Error("no"), { code: "unauthorized" });
    await vscode.commands.get("nbflow.lookForRuns")?.();
    // Another key is there by now.
    await expect.poll(async () => tree.lines(await line(shown, 1))).toEqual(["info No run yet"]);
    expect(elsewhere.calls).toEqual(["find", "find", "find other than its-key"]);
  });

  test("a server that refuses whatever it is given is asked no more", async ({ shown }) => {
    const { elsewhere, tree } = shown;
    elsewhere.refuses = true;
    // Activation is over.
    await new Promise(setImmediate);
    tree.show(true);
    tree.expand(await line(shown, 1));
    await expect.poll(async () => tree.lines(await line(shown, 1))).toEqual(["key It asks for a key…"]);
    expect(elsewhere.calls).toEqual(["find", "find other than its-key"]);
  });

  test("one that can't be reached says so, and the other's runs are there", async ({ shown }) => {
    const { here, elsewhere, tree } = shown;
    here.runs = [flowRun("a", "COMPLETED")];
    elsewhere.instead = new Error("no such host");
    tree.show(true);
    tree.expand(await line(shown, 1));
    await expect
      .poll(async () => tree.lines(await line(shown, 1)))
      .toEqual(["refresh It can't be reached. Try again"]);
    expect(await tree.lines(await line(shown, 0))).toHaveLength(1);
  });

  test("a server that is taken away is let go of, and the list is flat again", async ({ shown }) => {
    const { here, elsewhere, tree, servers } = shown;
    here.runs = [flowRun("a", "COMPLETED")];
    tree.show(true);
    tree.expand(await line(shown, 1));
    await eventually(() => expect(elsewhere.followers).toBe(1));
    servers.remotes = [];
    servers.change();
    expect(elsewhere.followers).toBe(0);
    await expect.poll(() => tree.lines()).toEqual(["pass-filled trips — a-name · 5 Jan 14:03 · 12 s"]);
  });

  test("a flow's runs alone are shown, on each server, in the next window as well", async ({ shown }) => {
    const { vscode, here, elsewhere, tree } = shown;
    here.runs = [flowRun("a", "COMPLETED"), flowRun("c", "COMPLETED", { flowName: "score", flowId: "s" })];
    elsewhere.runs = [flowRun("b", "FAILED", { flowName: "score", flowId: "t" }), flowRun("d", "FAILED")];
    tree.show(true);
    tree.expand(await line(shown, 1));
    await eventually(async () => expect(await tree.children(await line(shown, 1))).toHaveLength(2));
    const [, score] = await tree.children(await line(shown, 0));
    await vscode.commands.get("nbflow.showRunsOfFlow")?.(score);
    const shownRuns = (of: Shown) => Promise.all([0, 1].map(async (at) => of.tree.lines(await line(of, at))));
    await expect
      .poll(() => shownRuns(shown))
      .toMatchObject([[/c-name/], [/b-name/]].map((row) => row.map((one) => expect.stringMatching(one))));
    expect(tree.description).toBe("score");

    const next = open(vscode);
    next.shown.here.runs = here.runs;
    next.shown.elsewhere.runs = elsewhere.runs;
    next.shown.tree.show(true);
    await expect
      .poll(() => shownRuns(next.shown))
      .toMatchObject([[/c-name/], [/b-name/]].map((row) => row.map((one) => expect.stringMatching(one))));
    for (const disposable of next.disposables) disposable.dispose();
  });
});
