import { dirname } from "node:path";
import type { Task, TaskDefinition, TaskProvider, Uri, WorkspaceFolder } from "vscode";
import type { Editor } from "../editor.js";
import { filesLike, readText, withFlow } from "../files/index.js";
import { findNbflow, type Machine, thisMachine } from "../nbflow-cli/index.js";
import { settingsFor } from "../settings/settings.js";
import { flowsIn } from "./flows-in.js";
import type { RunFailures } from "./failures/index.js";
import type { Values } from "./parameters/index.js";
import { runArguments } from "./run-arguments.js";

/** A task of `tasks.json`, or one that the workspace's scripts give: `{ "type": "nbflow", "file": "trips.flow.ts" }`. */
interface RunDefinition extends TaskDefinition {
  /** A script or a notebook, relative to the workspace folder. */
  readonly file: string;
  /** The script's export that is run; its default where there is none. */
  readonly flow?: string;
  readonly parameters?: Values;
}

/** Runs the flows of the workspace's scripts as tasks. */
export function taskProvider(
  editor: Editor,
  failures: RunFailures,
  machine: Machine = thisMachine,
): TaskProvider {
  const { vscode } = editor;
  const taskOf = async (definition: RunDefinition, folder: WorkspaceFolder): Promise<Task | undefined> => {
    if (!vscode.workspace.isTrusted) return undefined;
    const { flow, parameters: values = {} } = definition;
    const file = vscode.Uri.joinPath(folder.uri, definition.file);
    const program = await findNbflow(machine, {
      setting: settingsFor(editor, file).path,
      from: dirname(file.fsPath),
      workspace: folder.uri.fsPath,
    });
    if (!program) return undefined;
    const report = await failures.reportOf(file);
    const run = { file, folder: folder.uri, flow, values, report };
    const words = [...program.args, ...(await runArguments(editor, run))];
    const execution = new vscode.ProcessExecution(program.file, words, { cwd: folder.uri.fsPath });
    const name = `run ${withFlow(definition.file, flow)}`;
    return new vscode.Task(definition, folder, name, "nbflow", execution, []);
  };
  const folderOf = (task: Task): WorkspaceFolder | undefined =>
    typeof task.scope === "object" ? task.scope : vscode.workspace.workspaceFolders?.[0];
  const ofScript = async (script: Uri): Promise<readonly (Task | undefined)[]> => {
    const folder = vscode.workspace.getWorkspaceFolder(script);
    if (!folder) return [];
    const file = vscode.workspace.asRelativePath(script, false);
    const text = await readText(vscode, script);
    const found = text === undefined ? [] : flowsIn(text);
    // Of a script where none is found, nbflow itself says what is wrong.
    const flows = found.length === 0 ? [undefined] : found.map(({ flow }) => flow);
    return Promise.all(
      flows.map((flow) => taskOf({ type: "nbflow", file, ...(flow !== undefined && { flow }) }, folder)),
    );
  };
  return {
    provideTasks: async () => {
      const scripts = await filesLike(vscode, "**/*.flow.ts");
      return (await Promise.all(scripts.map(ofScript))).flat().filter((task) => task !== undefined);
    },
    resolveTask: async (task) => {
      const folder = folderOf(task);
      const { definition } = task;
      // VS Code knows the task by the definition that it handed in.
      return folder && isRun(definition) ? taskOf(definition, folder) : undefined;
    },
  };
}

const isRun = (definition: TaskDefinition): definition is RunDefinition =>
  typeof definition["file"] === "string" && ["string", "undefined"].includes(typeof definition["flow"]);
