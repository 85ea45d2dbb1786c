import type { Uri } from "vscode";
import type { Editor } from "../editor.js";
import { reportFailure } from "../terminal/index.js";
import { runTask } from "../terminal/run-in-terminal.js";
import { isOnPath } from "./find-nbflow.js";
import type { Machine } from "./machine.js";

/** Runs `npm install nbflow` in a folder, in a terminal. True once it is installed. */
export async function installNbflow(editor: Editor, folder: Uri, machine: Machine): Promise<boolean> {
  const { vscode } = editor;
  if (!(await isOnPath(machine, "node"))) {
    const get = "Get Node.js";
    const message =
      "nbflow runs on Node.js 20 or newer, and PATH has no node. Install it, then reload this window.";
    if ((await vscode.window.showErrorMessage(message, get)) === get)
      await vscode.env.openExternal(vscode.Uri.parse("https://nodejs.org/"));
    return false;
  }
  // npm is a script on Windows, so this goes through the shell, as these three words and nothing else.
  const execution = new vscode.ShellExecution("npm install nbflow@latest", { cwd: folder.fsPath });
  const exitCode = await runTask(editor, "Install nbflow", execution, folder);
  if (exitCode === 0) return true;
  await reportFailure(editor, "npm could not install nbflow.", exitCode);
  return false;
}
