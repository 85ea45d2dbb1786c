import { relative } from "node:path";
import { homedir } from "node:os";
import type { Uri } from "vscode";
import type { Editor, Vscode } from "../editor.js";
import { withFlow } from "../files/index.js";

/** Where a program for a file starts: the file's workspace folder, else the file's own folder. */
export function folderFor({ vscode }: Editor, file: Uri): Uri {
  return vscode.workspace.getWorkspaceFolder(file)?.uri ?? vscode.Uri.joinPath(file, "..");
}

/** The first folder of the workspace; the home folder where there is none. */
export const firstFolder = (vscode: Vscode): Uri =>
  vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());

/**
 * A file as a program that starts in a folder is told of it: `trips.ipynb`, never what could be taken for an option; with one of its
 * flows, `trips.flow.ts:nightly`.
 */
export function pathFrom(folder: Uri, file: Uri, flow?: string): string {
  const named = withFlow(relative(folder.fsPath, file.fsPath), flow);
  return named.startsWith("-") ? `./${named}` : named;
}
