import { relative } from "node:path";
import type { Uri } from "vscode";
import type { Editor } from "../editor.js";

/** Where a program for a file starts: the file's workspace folder, else the file's own folder. */
export function folderFor({ vscode }: Editor, file: Uri): Uri {
  return vscode.workspace.getWorkspaceFolder(file)?.uri ?? vscode.Uri.joinPath(file, "..");
}

/** A file as a program that starts in a folder is told of it: `trips.ipynb`, never what could be taken for an option. */
export function pathFrom(folder: Uri, file: Uri): string {
  const path = relative(folder.fsPath, file.fsPath);
  return path.startsWith("-") ? `./${path}` : path;
}
