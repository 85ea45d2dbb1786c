import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test as base } from "vitest";
import { runs } from "../../../src/runs/index.js";
import { eventually } from "../fake/eventually.js";
import { FakeServer, fakeServers, flowRun, taskRun } from "../fake/client.js";
import { FakePanel } from "../fake/panel.js";
import { type ShownView, viewOf } from "../fake/shown-view.js";
import { FakeVscode } from "../fake/vscode.js";

const test = base.extend(viewOf("nbflow.runs", runs));

describe("the view Runs", () => {
  test("asks no server while it is closed, and lets go of it when it closes", async ({ shown }) => {
    const { server, tree } = shown;
    expect(server.calls).toEqual([]);
    server.runs = [flowRun("a", "COMPLETED")];
    tree.show(true);
    await expect.poll(() => tree.lines()).toEqual(["pass-filled trips — a-name · 5 Jan 14:03 · 12 s"]);
    expect(server.followers).toBe(1);
    tree.show(false);
    expect(server.followers).toBe(0);
  });

  test("shows each state by its icon, and no run that another has started", async ({ shown }) => {
    const { server, tree } = shown;
    server.runs = [
      flowRun("a", "FAILED"),
      flowRun("b", "CANCELLED", { startTime: null, endTime: null }),
      flowRun("c", "COMPLETED", { parentTaskRunId: "t" }),
    ];
    tree.show(true);
    await expect
      .poll(() => tree.lines())
      .toEqual(["error trips — a-name · 5 Jan 14:03 · 12 s", "circle-slash trips — b-name"]);
  });

  test("has the task runs of a run below it, and those of a flow that a task ran", async ({ shown }) => {
    const { server, tree } = shown;
    const child = taskRun("score", "COMPLETED");
    server.runs = [flowRun("a", "COMPLETED")];
    server.tasks = [child, taskRun("sub", "FAILED", { state: { ...child.state!, childFlowRunId: "inner" } })];
    tree.show(true);
    await expect.poll(() => tree.lines()).toEqual(["pass-filled trips — a-name · 5 Jan 14:03 · 12 s"]);
    const [root] = await tree.children();
    const tasks = await tree.children(root);
    expect(tasks).toHaveLength(2);
    expect(await tree.children(tasks[0])).toEqual([]);
    server.tasks = [taskRun("inner-task", "COMPLETED")];
    expect(await tree.lines(tasks[1])).toEqual(["pass-filled inner-task-name — 5 Jan 14:03 · 12 s"]);
  });

  test("goes on with the tasks of a run where VS Code has not told that it was opened", async ({ shown }) => {
    const { server, tree } = shown;
    server.runs = [flowRun("a", "RUNNING")];
    tree.show(true);
    await eventually(async () => expect(await tree.children()).toHaveLength(1));
    const [root] = await tree.children();
    expect(await tree.children(root)).toEqual([]);
    server.tasks = [taskRun("t", "COMPLETED")];
    server.tell();
    await eventually(async () => expect(await tree.children(root)).toHaveLength(1));
  });

  test("what runs goes on by itself, its tasks as well; another run appears", async ({ shown }) => {
    const { server, tree } = shown;
    server.runs = [flowRun("a", "PENDING")];
    tree.show(true);
    await expect.poll(() => tree.lines()).toEqual(["circle-outline trips — a-name · 5 Jan 14:03 · 12 s"]);
    const [root] = await tree.children();
    tree.expand(root);
    expect(await tree.lines(root)).toEqual([]);

    server.tasks = [taskRun("t", "COMPLETED")];
    server.tell();
    await eventually(async () => expect(await tree.lines(root)).toHaveLength(1));
    server.runs = [flowRun("b", "SCHEDULED"), flowRun("a", "COMPLETED")];
    server.tell();
    await expect
      .poll(() => tree.lines())
      .toEqual([
        "watch trips — b-name · 5 Jan 14:03 · 12 s",
        "pass-filled trips — a-name · 5 Jan 14:03 · 12 s",
      ]);
  });

  test("a server that has ended is found anew; one that fails is told of, and can be tried again", async ({
    shown,
  }) => {
    const { vscode, server, tree, run } = shown;
    server.runs = [flowRun("a", "COMPLETED")];
    tree.show(true);
    await eventually(() => expect(vscode.contexts.get("nbflow.runs")).toBe("runs"));
    server.failure = Object.assign(new Error("gone"), { code: "unreachable" });
    server.tell();
    await eventually(() => expect(server.calls).toEqual(["find", "find"]));
    await eventually(() => expect(server.followers).toBe(1));
    expect(await tree.children()).toHaveLength(1);

    server.failure = new Error("The server answered 500.");
    server.tell();
    await eventually(() => expect(vscode.contexts.get("nbflow.runs")).toBe("failed"));
    expect(await tree.children()).toEqual([]);
    expect(vscode.log.join()).toContain("The server answered 500.");
    await run("nbflow.lookForRuns");
    expect(vscode.contexts.get("nbflow.runs")).toBe("runs");
  });

  test.each(["missing", "untrusted"] as const)("says what is to be done: %s", async (kind) => {
    const vscode = new FakeVscode();
    const server = new FakeServer();
    server.instead = { kind };
    runs(vscode.editor(), fakeServers(server));
    vscode.trees.get("nbflow.runs")?.show(true);
    await eventually(() => expect(vscode.contexts.get("nbflow.runs")).toBe(kind));
  });

  test("is narrowed to states, which it names, and shows all again", async ({ shown }) => {
    const { vscode, server, tree, run } = shown;
    server.runs = [flowRun("a", "COMPLETED"), flowRun("b", "FAILED"), flowRun("c", "CRASHED")];
    tree.show(true);
    await eventually(async () => expect(await tree.children()).toHaveLength(3));
    vscode.answers.push("Failed, Crashed");
    await run("nbflow.filterRuns");
    expect(await tree.children()).toHaveLength(2);
    expect(tree.description).toBe("Failed, Crashed");
    expect(vscode.contexts.get("nbflow.runs")).toBe("runs narrowed");
    await run("nbflow.showAllRuns");
    expect(await tree.children()).toHaveLength(3);
    expect(tree.description).toBe("");
  });

  test("shows older runs when it is asked to", async ({ shown }) => {
    const { server, tree, run } = shown;
    server.runs = Array.from({ length: 130 }, (_, index) => flowRun(`r${index}`, "COMPLETED"));
    tree.show(true);
    await eventually(async () => expect((await tree.lines()).at(-1)).toBe("ellipsis 30 older"));
    expect(await tree.children()).toHaveLength(101);
    tree.selection = [(await tree.children()).at(-1)];
    await run("nbflow.showMoreRuns");
    expect(await tree.children()).toHaveLength(130);
  });
});

describe("what is done with a run", () => {
  const opened = async ({ server, tree }: ShownView, run: ReturnType<typeof flowRun>) => {
    server.runs = [run];
    tree.show(true);
    return eventually(async () => {
      const [node] = await tree.children();
      expect(node).toBeDefined();
      return node;
    });
  };

  test("it is cancelled once the person has said so", async ({ shown }) => {
    const { vscode, server, run } = shown;
    const node = await opened(shown, flowRun("a", "RUNNING"));
    await run("nbflow.cancelRun", node);
    expect(server.calls).toEqual(["find"]);
    vscode.answers.push("Cancel the run");
    await run("nbflow.cancelRun", node);
    expect(server.calls).toEqual(["find", "cancel a"]);
  });

  test("a deployment's run is retried by its workers", async ({ shown }) => {
    const node = await opened(shown, flowRun("a", "FAILED", { deploymentId: "d" }));
    await shown.run("nbflow.retryRun", node);
    expect(shown.server.calls).toEqual(["find", "retry a"]);
    expect(shown.vscode.tasks).toEqual([]);
  });

  test("its id is copied, a task's as well", async ({ shown }) => {
    const node = await opened(shown, flowRun("a", "FAILED"));
    await shown.run("nbflow.copyRunId", node);
    expect(shown.vscode.clipboard).toBe("a");
    await shown.run("nbflow.copyRunId", { kind: "task-run", run: taskRun("t", "FAILED") });
    expect(shown.vscode.clipboard).toBe("t");
  });

  test("its logs open as a document", async ({ shown }) => {
    const node = await opened(shown, flowRun("a", "FAILED"));
    await shown.run("nbflow.showRunLogs", node);
    expect(shown.vscode.messages).toEqual([]);
    expect(shown.vscode.shown.map(({ path }) => path)).toEqual(["/a-name.log"]);
  });
});

describe("the page of a run", () => {
  test("is one a run, and speaks to the server through the host alone", async ({ shown }) => {
    const { vscode, run } = shown;
    const node = { kind: "flow-run", run: flowRun("a", "COMPLETED") };
    await run("nbflow.openRun", node);
    await run("nbflow.openRun", node);
    const [panel, ...others] = vscode.panels;
    expect(others).toEqual([]);
    expect(panel).toMatchObject({ title: "trips · a-name", revealed: 1 });
    expect(panel?.webview.html).toContain('data-flow-run="a"');

    panel?.send({ nbflow: "call", id: 1, method: "flowRun", args: ["a"] });
    await eventually(() =>
      expect(panel?.posted).toMatchObject([{ nbflow: "value", id: 1, value: { id: "a" } }]),
    );
    panel?.send({ nbflow: "call", id: 2, method: "constructor", args: [] });
    await eventually(() => expect(panel?.posted[1]).toMatchObject({ nbflow: "error", id: 2 }));
  });

  test("is filled anew where its server has another address by now", async ({ shown }) => {
    const { vscode, server, run } = shown;
    const node = { kind: "flow-run", run: flowRun("a", "COMPLETED") };
    await run("nbflow.openRun", node);
    const [panel] = vscode.panels;
    const before = panel?.webview.html;
    await run("nbflow.openRun", node);
    expect(panel?.webview.html).toBe(before);
    server.address = { ...server.address, api: "http://127.0.0.1:5/api" };
    await run("nbflow.openRun", node);
    expect(panel?.webview.html).not.toBe(before);
    panel?.send({ nbflow: "call", id: 1, method: "flowRun", args: ["a"] });
    await eventually(() => expect(panel?.posted).toHaveLength(1));
  });

  test("is that of the line which is clicked, also while the lines are drawn anew and none is known", async ({
    shown,
  }) => {
    const { vscode, tree, run } = shown;
    const opened = run("nbflow.openRun");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(vscode.panels).toEqual([]);
    tree.selection = [{ kind: "flow-run", run: flowRun("b", "COMPLETED") }];
    await opened;
    expect(vscode.panels.map(({ title }) => title)).toEqual(["trips · b-name"]);
  });

  test("shows another run's page, and says where a notebook is not there", async ({ shown }) => {
    const { vscode, run } = shown;
    await run("nbflow.openRun", { kind: "flow-run", run: flowRun("a", "COMPLETED") });
    vscode.panels[0]?.send({ type: "nbflow-open-run", flowRunId: "b" });
    await eventually(() => expect(vscode.panels[1]?.title).toBe("trips · b-name"));
    vscode.panels[0]?.send({ type: "nbflow-open-cell", notebook: "gone.ipynb", cell: 1 });
    await eventually(() => expect(vscode.messages).toEqual(["nbflow: gone.ipynb is not on this machine."]));
  });

  test("comes back with the window, from its server; where that is gone, says so", async ({ shown }) => {
    const { vscode, server } = shown;
    const restored = async (state: unknown) => {
      const panel = new FakePanel("trips");
      await vscode.serializer?.deserializeWebviewPanel(panel, state);
      return panel;
    };
    const panel = await restored({ flowRunId: "a", server: "" });
    expect(panel.webview.html).toContain('data-flow-run="a"');
    panel.send({ nbflow: "call", id: 1, method: "flowRun", args: ["a"] });
    await eventually(() => expect(panel.posted).toMatchObject([{ nbflow: "value", value: { id: "a" } }]));
    await shown.run("nbflow.openRun", { kind: "flow-run", run: flowRun("a", "COMPLETED") });
    expect(vscode.panels).toEqual([]);

    const gone = await restored({ flowRunId: "b", server: "prod" });
    expect(gone.webview.html).toContain("not among your servers any more");
    server.instead = { kind: "missing" };
    expect((await restored({ flowRunId: "c", server: "" })).webview.html).toContain("no nbflow here");
    server.instead = new Error("no");
    expect((await restored({ flowRunId: "d", server: "" })).webview.html).toContain("can&#39;t be reached");
  });

  test("goes on with a run that no worker takes, in a terminal", async ({ shown }) => {
    const { vscode, run } = shown;
    const folder = await mkdtemp(join(tmpdir(), "nbflow-unit-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
    await writeFile(join(folder, "node_modules/.bin/nbflow"), "#!/bin/sh\necho 0.1.0\n", { mode: 0o755 });
    vscode.workspaceFolder = folder;
    await run("nbflow.openRun", { kind: "flow-run", run: flowRun("a", "FAILED") });
    vscode.panels[0]?.send({ type: "nbflow-resume-run", flowRunId: "a" });
    await eventually(() =>
      expect(vscode.tasks).toMatchObject([
        { title: "Retry trips", command: [expect.anything(), "resume", "a"] },
      ]),
    );
  });
});
