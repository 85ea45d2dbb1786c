import { dirname } from "node:path";
import type { Task, TaskDefinition, TaskProvider, Uri, WorkspaceFolder } from "vscode";
import type { Editor } from "../editor.js";
import { findNbflow, type Machine, thisMachine } from "../nbflow-cli/index.js";
import { settingsFor } from "../settings/settings.js";
import type { RunFailures } from "./failures/index.js";
import type { Values } from "./parameters/index.js";
import { runArguments } from "./run-arguments.js";

/** A task of `tasks.json`, or one that the workspace's scripts give: `{ "type": "nbflow", "file": "trips.flow.ts" }`. */
interface RunDefinition extends TaskDefinition {
  /** A script or a notebook, relative to the workspace folder. */
  readonly file: string;
  readonly parameters?: Values;
}

/** Runs the workspace's flow scripts as tasks. */
export function taskProvider(
  editor: Editor,
  failures: RunFailures,
  machine: Machine = thisMachine,
): TaskProvider {
  const { vscode } = editor;
  const taskOf = async (definition: RunDefinition, folder: WorkspaceFolder): Promise<Task | undefined> => {
    if (!vscode.workspace.isTrusted) return undefined;
    const file = vscode.Uri.joinPath(folder.uri, definition.file);
    const program = await findNbflow(machine, {
      setting: settingsFor(editor, file).path,
      from: dirname(file.fsPath),
      workspace: folder.uri.fsPath,
    });
    if (!program) return undefined;
    const report = await failures.reportOf(file);
    const run = { file, folder: folder.uri, values: definition.parameters ?? {}, report };
    const words = [...program.args, ...(await runArguments(editor, run))];
    const execution = new vscode.ProcessExecution(program.file, words, { cwd: folder.uri.fsPath });
    return new vscode.Task(definition, folder, `run ${definition.file}`, "nbflow", execution, []);
  };
  const folderOf = (task: Task): WorkspaceFolder | undefined =>
    typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
  const ofScript = async (script: Uri): Promise<Task | undefined> => {
    const folder = vscode.workspace.getWorkspaceFolder(script);
    const file = vscode.workspace.asRelativePath(script, false);
    return folder ? taskOf({ type: "nbflow", file }, folder) : undefined;
  };
  return {
    provideTasks: async () => {
      const scripts = await vscode.workspace.findFiles("**/*.flow.ts", "**/node_modules/**", 200);
      return (await Promise.all(scripts.map(ofScript))).filter((task) => task !== undefined);
    },
    resolveTask: async (task) => {
      const folder = folderOf(task);
      const { file, parameters } = task.definition;
      if (!folder || typeof file !== "string") return undefined;
      // VS Code knows the task by the definition that it handed in.
      return taskOf(Object.assign(task.definition, { file, parameters: parameters as Values }), folder);
    },
  };
}
