import { join } from "node:path";
import type { CancellationToken, Task, WorkspaceFolder } from "vscode";
import { expect, test } from "vitest";
import { RunFailures } from "../../../src/run/failures/index.js";
import { taskProvider } from "../../../src/run/task-provider.js";
import { fakeMachine } from "../fake/machine.js";
import { FakeVscode } from "../fake/vscode.js";

const token = {} as CancellationToken;
const installed = "/project/node_modules/.bin/nbflow";

function provider(vscode: FakeVscode, programs: Readonly<Record<string, string>> = { [installed]: "0.1.0" }) {
  const editor = vscode.editor();
  return taskProvider(editor, new RunFailures(editor), fakeMachine(programs));
}

const commandOf = (task: Task | null | undefined): unknown =>
  task && (task.execution as unknown as { readonly command: readonly string[] }).command;

test("each flow of the workspace's scripts is a task; what is wrong with a script that has none, nbflow says", async () => {
  const vscode = new FakeVscode();
  const nightly = 'export const nightly = flow({ name: "nightly" }, () => 1);\n';
  vscode.files.set(
    join(vscode.workspaceFolder, "flows/trips.flow.ts"),
    `${nightly}export default flow({}, () => 2);`,
  );
  vscode.files.set(join(vscode.workspaceFolder, "empty.flow.ts"), "");
  const tasks = (await provider(vscode).provideTasks(token)) ?? [];
  expect(tasks.map(({ name }) => name)).toEqual([
    "run flows/trips.flow.ts:nightly",
    "run flows/trips.flow.ts",
    "run empty.flow.ts",
  ]);
  expect(tasks.map(commandOf)).toEqual([
    [installed, "run", "flows/trips.flow.ts:nightly"],
    [installed, "run", "flows/trips.flow.ts"],
    [installed, "run", "empty.flow.ts"],
  ]);
});

test("a task that VS Code knows again runs its flow", async () => {
  const vscode = new FakeVscode();
  const scope = { uri: vscode.api().Uri.file("/project"), name: "project", index: 0 } as WorkspaceFolder;
  const definition = { type: "nbflow", file: "trips.flow.ts", flow: "nightly" };
  const task = await provider(vscode).resolveTask({ definition, scope } as unknown as Task, token);
  expect(commandOf(task)).toEqual([installed, "run", "trips.flow.ts:nightly"]);
  expect(task?.definition).toBe(definition);
});

test("a task of tasks.json has its parameters, texts as they are and other values as JSON", async () => {
  const vscode = new FakeVscode();
  const scope = { uri: vscode.api().Uri.file("/project"), name: "project", index: 0 } as WorkspaceFolder;
  const parameters = { count: 50, path: "a b.csv", columns: ["x"] };
  const definition = { type: "nbflow", file: "trips.ipynb", parameters };
  const task = await provider(vscode).resolveTask({ definition, scope } as unknown as Task, token);
  const words = ["-p", "count=50", "-p", "path=a b.csv", "-p", 'columns=["x"]'];
  expect(commandOf(task)).toEqual([installed, "run", "trips.ipynb", ...words]);
});

test.for([
  ["where nbflow is not installed", true, {}],
  ["in a workspace that is not trusted", false, { [installed]: "0.1.0" }],
] as const)("there is none %s", async ([, isTrusted, programs]) => {
  const vscode = new FakeVscode();
  vscode.isTrusted = isTrusted;
  vscode.files.set("/project/trips.flow.ts", "");
  expect(await provider(vscode, programs).provideTasks(token)).toEqual([]);
});
